import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { useLocalStack } from '../../support/local-stack.ts';
import { login, useCli } from './cli-process.ts';
import type { CliUser } from './cli-process.ts';

const test = useLocalStack();
const cli = useCli();

async function signedInUser(): Promise<CliUser> {
  const { username } = await test.newUser();
  const user = cli.newUser(test.stack.outputs);
  await login(user, username);
  return user;
}

/** An assistant's program with the SDK's own client. `answer` is what its user says when asked. */
async function connect(user: CliUser, options: readonly string[], answer?: boolean) {
  const capabilities = answer === undefined ? {} : { elicitation: {} };
  const client = new Client({ name: 'test', version: '1.0.0' }, { capabilities });
  const asked: string[] = [];
  if (answer !== undefined) {
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      asked.push(params.message);
      return { action: 'accept', content: { confirm: answer } };
    });
  }
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [cli.command, 'mcp', ...options],
    cwd: user.cwd,
    env: { EXPENSES_HOME: user.home },
  });
  await client.connect(transport);
  onTestFinished(() => client.close());
  const call = async (name: string, args: Record<string, unknown> = {}) => {
    const { content, isError = false } = await client.callTool({ name, arguments: args });
    const [{ text }] = content as [{ text: string }]; // Each tool gives one text.
    return { isError, value: JSON.parse(text) as unknown };
  };
  return { client, call, asked };
}

const COFFEE = { date: '2024-01-09', amount: 2.25, category: 'Food', payee: 'University Cafe' };

describe('expenses mcp', () => {
  it('has tools that read, and no others', async () => {
    const { client } = await connect(await signedInUser(), []);

    const { tools } = await client.listTools();

    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([]);
    expect(tools.map(({ name }) => name)).toContain('summarize_months');
    const { isError } = await client.callTool({ name: 'add_expense', arguments: COFFEE });
    expect(isError).toBe(true);
  });

  it('adds with --write, and lists and sums up what was added', async () => {
    const { call } = await connect(await signedInUser(), ['--write']);

    expect(await call('add_expense', COFFEE)).toMatchObject({ isError: false, value: COFFEE });

    expect(await call('list_expenses', { year: 2024 })).toMatchObject({ value: { items: [COFFEE] } });
    expect(await call('summarize_months', { year: 2024, month: 1 })).toMatchObject({
      value: { currencies: [{ currency: 'USD', spent: 2.25 }] },
    });
  });

  it('gives errors as the API words them', async () => {
    const { call } = await connect(await signedInUser(), ['--write']);

    expect(await call('add_expense', { ...COFFEE, amount: 2.255 })).toEqual({
      isError: true,
      value: {
        error: {
          code: 'ValidationError',
          message: 'amount must have at most 2 decimals in USD; it is never rounded',
          errorInfo: { field: 'amount', reason: 'must have at most 2 decimals in USD; it is never rounded' },
        },
      },
    });
  });

  it('deletes after the person has confirmed it', async () => {
    const { call, asked } = await connect(await signedInUser(), ['--write'], true);
    const { value } = await call('add_expense', COFFEE);
    const { id } = value as { id: string };

    expect(await call('delete_expenses', { ids: [id] })).toMatchObject({ isError: false, value: [{ id }] });

    expect(asked).toEqual(['Delete 1 expenses? They can be restored for 30 days.']);
    expect(await call('get_expense', { id })).toEqual({ isError: false, value: null });
  });

  it.each([
    ['when the person says no', false, 'the user did not confirm it'],
    ['when the assistant’s program cannot ask', undefined, 'this program cannot ask for it'],
  ])('deletes, changes and renames nothing %s', async (_when, answer, message) => {
    const { call, client } = await connect(await signedInUser(), ['--write'], answer);
    const { value } = await call('add_expense', COFFEE);
    const { id } = value as { id: string };
    const inputs: Record<string, Record<string, unknown>> = {
      delete_expenses: { ids: [id] },
      update_expense: { id, amount: 9 },
      update_expenses: { ids: [id], payee: null },
      rename_category: { from: 'Food', to: 'Eating' },
      set_budget: { currency: 'USD', amount: 5 },
      remove_budget: { currency: 'USD' },
    };
    const { tools } = await client.listTools();
    const destructive = tools.filter(({ annotations }) => annotations?.destructiveHint === true);
    expect(destructive.map(({ name }) => name).sort()).toEqual(Object.keys(inputs).sort());

    for (const [name, input] of Object.entries(inputs)) {
      expect(await call(name, input)).toMatchObject({
        isError: true,
        value: { error: { code: 'CONFIRMATION', message: expect.stringContaining(message) as string } },
      });
    }

    expect(await call('get_expense', { id })).toMatchObject({ value: { ...COFFEE, version: 1 } });
  });
});
