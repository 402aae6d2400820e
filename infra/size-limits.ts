import { UserError } from '../errors/user-error.ts';

/**
 * How large the deployed code and the template may become. Both limits are well below AWS's, so that a change
 * that needs room is told long before a deployment fails.
 */

/** The most characters of a bundle of this product: half of the 32,000 that AppSync's guide allows. */
export const BUNDLE_LIMIT = 16_000;

/**
 * The most bytes of this product's template. CloudFormation takes 1 MB.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const TEMPLATE_LIMIT = 600_000;

/** A bundle or template that is too large. The message says what, by how much, and what makes it large. */
export class TooLarge extends UserError {
  override readonly name = 'TooLarge';

  constructor(message: string) {
    super('RESOLVER', message);
  }
}

/**
 * @param file the resolver or function file that was bundled
 * @param sizes how many bytes come from each source file, before white space is left out
 * @throws {TooLarge} when the bundle has more than `BUNDLE_LIMIT` characters
 */
export function refuseLargeBundle(file: string, code: string, sizes: Readonly<Record<string, number>>): void {
  if (code.length > BUNDLE_LIMIT) {
    throw new TooLarge(
      `${file}: the bundle has ${code.length} characters, at most ${BUNDLE_LIMIT} are allowed: half of what AppSync takes. ` +
        `The largest parts, in bytes with white space: ${largest(Object.entries(sizes))}`,
    );
  }
}

/**
 * @param text a template as it is uploaded, JSON
 * @throws {TooLarge} when the template has more than `TEMPLATE_LIMIT` bytes
 */
export function refuseLargeTemplate(text: string): void {
  const size = Buffer.byteLength(text);
  if (size > TEMPLATE_LIMIT) {
    throw new TooLarge(
      `The template has ${size} bytes, at most ${TEMPLATE_LIMIT} are allowed: CloudFormation takes 1 MB. ` +
        `The largest parts, in bytes: ${largest(partsOf(JSON.parse(text) as Template))}`, // CDK wrote it.
    );
  }
}

/** As far as its parts are told apart: resources by id, mappings by map and key. */
interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Resource {
  readonly Metadata?: { readonly 'aws:cdk:path'?: string };
}

/** Resources by the paths of their constructs, which name the field and the function. */
function partsOf({ Resources = {}, Mappings = {} }: Template): [name: string, bytes: number][] {
  const resources = Object.entries(Resources).map(
    ([id, resource]) => [resource.Metadata?.['aws:cdk:path'] ?? id, resource] as const,
  );
  const mapped = Object.entries(Mappings).flatMap(([map, values]) =>
    Object.entries(values).map(([key, value]) => [`${map} ${key}`, value] as const),
  );
  return [...resources, ...mapped].map(([name, part]) => [name, Buffer.byteLength(JSON.stringify(part))]);
}

/** The five largest, e.g. `resolvers/shared/expense.ts 2345, resolvers/shared/errors.ts 1876`. */
function largest(parts: readonly (readonly [name: string, bytes: number])[]): string {
  return [...parts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([name, bytes]) => `${name} ${bytes}`)
    .join(', ');
}
