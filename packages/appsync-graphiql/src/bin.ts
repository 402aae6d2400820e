#!/usr/bin/env node
import { runConsole } from './command.ts';

await runConsole('appsync-graphiql');
