import { createApp } from './synthesize.ts';

/** What the CDK CLI runs (see `cdk.json`). */
createApp().synth();
