import { InvalidArgumentError } from 'commander';

/**
 * Reads the port of a command line.
 *
 * @throws {InvalidArgumentError} when it is not a port; commander shows it with the option's name
 */
export function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  }
  return port;
}
