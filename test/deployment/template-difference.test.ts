import { describe, expect, it } from 'vitest';
import { differenceComment } from '../../deployment/template-difference.ts';

describe('differenceComment', () => {
  it('is short where nothing changes', () => {
    const comment = differenceComment([
      { stage: 'dev', text: 'Stack ExpenseTracker-dev\nThere were no differences\n' },
    ]);

    expect(comment).toBe('### What this changes of what is deployed\n\n**dev**: nothing.\n\n');
  });

  it('counts what is destroyed or replaced before it shows all', () => {
    const text = [
      'Resources',
      '[~] AWS::DynamoDB::Table Data/Table DataTableFDBAD0F2 replace',
      ' └─ [~] KeySchema (requires replacement)',
      '[~] AWS::AppSync::GraphQLApi Api/GraphqlApi ApiGraphqlApi7E3125EF',
    ].join('\n');
    const comment = differenceComment([{ stage: 'prod', text }]);

    expect(comment).toContain('**prod**: 2 lines speak of something destroyed or replaced.');
    expect(comment).toContain(`\`\`\`\n${text}\n\`\`\``);
  });

  it('fits into a comment, however much changes', () => {
    const text = '[+] AWS::AppSync::Resolver '.repeat(10_000);
    const comment = differenceComment(['dev', 'prod'].map((stage) => ({ stage, text })));

    expect(comment.length).toBeLessThan(65_536);
    expect(comment).toContain('npx cdk diff shows all');
  });
});
