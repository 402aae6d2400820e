import type { LocalStack } from 'appsync-local-stack';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import type { Finding } from '../../ledger/finding.ts';
import { rebuildLedgers } from '../../ledger/rebuild-ledgers.ts';

/** What is stored of a user's ledgers and does not follow from their expenses: nothing, when all is well. */
export async function ledgerTraces(stack: LocalStack, userId: string): Promise<Finding[]> {
  const client = createDynamoDbClient({ endpoint: stack.dynamodbEndpoint, region: 'us-east-1' });
  const findings: Finding[] = [];
  const tableName = stack.model.tables[0]?.tableName ?? '';
  await rebuildLedgers({ client, tableName, userId, onFinding: (finding) => findings.push(finding) });
  client.destroy();
  return findings;
}
