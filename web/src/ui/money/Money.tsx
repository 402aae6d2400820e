import { useMoney } from './currencies.ts';

interface MoneyProps {
  minor: number;
  currency: string;
  tone?: 'income' | 'refund' | 'over' | 'plain';
  sign?: 'auto' | 'always';
}

/**
 * An amount that keeps its order in a right-to-left text. Its tone is never the only thing that tells what it
 * is.
 */
export function Money({ minor, currency, tone = 'plain', sign = 'auto' }: MoneyProps) {
  const { money } = useMoney();
  return <bdi className={`money money-${tone}`}>{money(minor, currency, 'symbol', sign)}</bdi>;
}
