import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { budgetKey, budgetNameIn, budgetPrefix } from '../resolvers/shared/keys.ts';
import { currencyProblem } from '../resolvers/shared/money.ts';
import { categoryProblem } from '../resolvers/shared/validation.ts';
import { amountMinorProblem, textOf, versionProblem } from './expense-faults.ts';
import './resolver-util.ts';
import { describeValue } from './stored-value.ts';
import type { Fault, Item } from './stored-value.ts';

/**
 * What is wrong with a budget. Only somebody who knows what is true can mend it: nothing else has its values.
 */
export function budgetFaults(item: Item): Fault[] {
  const { currency } = budgetNameIn(textOf(item, 'sk'));
  return [
    ...faultOf(item, 'sk', keyProblem(textOf(item, 'sk'))),
    ...faultOf(item, 'amountMinor', amountMinorProblem(item['amountMinor'], currency)),
    ...faultOf(item, 'version', versionProblem(item['version'])),
  ];
}

function keyProblem(sk: string): string | undefined {
  const name = budgetNameIn(sk);
  const isRight =
    budgetKey('', name).sk === sk &&
    currencyProblem(name.currency) === undefined &&
    (name.category === '' || categoryProblem(name.category) === undefined);
  return isRight ? undefined : `must be ${budgetPrefix()}, a currency, #, and a category or nothing`;
}

function faultOf(item: Item, attribute: string, problem: string | undefined): Fault[] {
  const stored: AttributeValue | undefined = item[attribute];
  return problem === undefined ? [] : [{ attribute, stored: describeValue(stored), problem }];
}
