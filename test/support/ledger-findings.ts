import type { LocalStack } from 'appsync-local-stack';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import type { Finding } from '../../ledger/finding.ts';
import { rebuildLedgers } from '../../ledger/rebuild-ledgers.ts';

/** What of a user's stored items does not follow from their expenses, as `rebuild-ledger` finds it. */
export async function ledgerFindings(stack: LocalStack, userId: string): Promise<Finding[]> {
  const client = createDynamoDbClient({ endpoint: stack.dynamodbEndpoint, region: stack.model.region });
  const tableName = stack.model.tables[0]?.tableName ?? '';
  const findings: Finding[] = [];
  await rebuildLedgers({ client, tableName, userId, onFinding: (finding) => findings.push(finding) });
  client.destroy();
  return findings;
}
