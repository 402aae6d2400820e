import { join } from 'node:path';
import { Command } from 'commander';
import { compareTemplate } from '../deployment/cdk.ts';
import { differenceComment } from '../deployment/template-difference.ts';
import { failureText } from '../errors/user-error.ts';
import { stackNameOf } from '../infra/stages.ts';

/**
 * `npm run template-diff`: compares the templates of this work tree with those of another one, where `npm run
 * synth` has written them. It needs no AWS account.
 */

const { base } = new Command('npm run template-diff --')
  .description('Says in Markdown what changes in the templates of dev and prod.')
  .requiredOption('--base <dir>', 'the folder cdk.out of the work tree to compare with')
  .parse()
  .opts<{ base: string }>();
try {
  const differences = ['dev', 'prod'].map((stage) => {
    const template = join(base, stage, `${stackNameOf(stage)}.template.json`);
    return { stage, text: compareTemplate(stage, template) };
  });
  console.log(differenceComment(differences));
} catch (error) {
  console.error(failureText(error));
  process.exitCode = 1;
}
