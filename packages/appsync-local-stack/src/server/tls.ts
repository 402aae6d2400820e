import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { errorCode } from './error-code.ts';
import { StartError } from './start-error.ts';
import { OWNER_ONLY_FILE, writeWholeFile } from './whole-file.ts';

/** A certificate with its private key, both as PEM text. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /**
   * The certificate's file, for clients that are told to trust it (`NODE_EXTRA_CA_CERTS`); absent when it is
   * not kept.
   */
  readonly path?: string;
}

const VALID_YEARS = 10;
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '::1'];
const DAY_MS = 24 * 60 * 60 * 1000;

/** For a clock that is a little behind, the certificate must already be valid. */
const CLOCK_TOLERANCE_MS = DAY_MS;

/**
 * The certificate for HTTPS on `localhost`, `127.0.0.1`, `::1` and the given names: self-signed, valid for 10
 * years, kept in a directory as `localhost.key` (readable by its owner only) and `localhost.crt`.
 *
 * It is made when it is missing, about to expire, damaged, or lacks one of the names; then clients that trust
 * the old one must trust the new one.
 *
 * @param directory made when absent; without one the certificate lasts as long as the process
 * @param names host names and addresses besides those of the loopback interface
 * @throws {StartError} when the directory cannot be read or written
 */
export async function readOrMakeCertificate(
  directory: string | undefined,
  names: readonly string[] = [],
): Promise<Certificate> {
  if (directory === undefined) {
    return makeCertificate(names);
  }
  const keyPath = join(directory, 'localhost.key');
  const path = join(directory, 'localhost.crt');
  try {
    const kept = await readKept(keyPath, path);
    if (kept !== undefined && isUsable(kept, names)) {
      await chmod(keyPath, OWNER_ONLY_FILE);
      return kept;
    }
    const made = await makeCertificate(names);
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeWholeFile(keyPath, made.key, OWNER_ONLY_FILE);
    await writeWholeFile(path, made.cert, 0o644);
    return { ...made, path };
  } catch (error) {
    throw new StartError(
      'CERTIFICATE',
      `The certificate in ${directory} cannot be read or written (${errorCode(error)})`,
    );
  }
}

async function makeCertificate(names: readonly string[]): Promise<Certificate> {
  const notBeforeDate = new Date(Date.now() - CLOCK_TOLERANCE_MS);
  const notAfterDate = new Date(notBeforeDate);
  notAfterDate.setUTCFullYear(notAfterDate.getUTCFullYear() + VALID_YEARS);
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...LOOPBACK_NAMES, ...names].map((name) =>
          isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name },
        ),
      },
    ],
  });
  return { key, cert };
}

/**
 * Whether a kept pair can still be used: both parts whole, belonging together, for these names, and valid for
 * another day.
 */
function isUsable({ key, cert }: Certificate, names: readonly string[]): boolean {
  try {
    const certificate = new X509Certificate(cert);
    return (
      certificate.checkPrivateKey(createPrivateKey(key)) &&
      names.every((name) => isFor(certificate, name)) &&
      Date.parse(certificate.validFrom) <= Date.now() &&
      Date.parse(certificate.validTo) > Date.now() + DAY_MS
    );
  } catch {
    return false;
  }
}

function isFor(certificate: X509Certificate, name: string): boolean {
  return (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;
}

async function readKept(keyPath: string, path: string): Promise<Certificate | undefined> {
  try {
    const [key, cert] = await Promise.all([readFile(keyPath, 'utf8'), readFile(path, 'utf8')]);
    return { key, cert, path };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
