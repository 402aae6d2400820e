import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Says why a rule of cdk-nag does not apply to a resource. Call it where the resource is made; cdk-nag runs
 * in the tests only.
 *
 * @param reasons by rule, e.g. `AwsSolutions-COG2`, or `AwsSolutions-IAM5[Resource::*]` for one of several
 * findings
 */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  Validations.of(construct).acknowledge(...Object.entries(reasons).map(([id, reason]) => ({ id, reason })));
}
