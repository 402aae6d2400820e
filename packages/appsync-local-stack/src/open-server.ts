import { refuseMalformedHttp } from './graphql/http/answer.ts';
import type { LocalStackOptions } from './local-stack.ts';
import type { OpenParts } from './open-parts.ts';
import type { DataDirectory } from './server/data-directory.ts';
import { listen } from './server/http-server.ts';
import type { HttpServer } from './server/http-server.ts';
import { planListening } from './server/listen-addresses.ts';
import type { ListenPlan } from './server/listen-addresses.ts';
import type { Certificate } from './server/tls.ts';

export interface OpenServer {
  readonly server: HttpServer;
  readonly plan: ListenPlan;
  /** @default plain HTTP */
  readonly certificate: Certificate | undefined;
}

/**
 * Listens for the stack, before anything else is started: a busy port is reported at once.
 *
 * @throws {StartError} when the port, the host or the certificate cannot be used
 */
export async function openServer(
  options: LocalStackOptions,
  data: DataDirectory | undefined,
  parts: OpenParts,
): Promise<OpenServer> {
  const plan = await planListening(options.host);
  const certificate =
    options.tls === true
      ? await openCertificate(options.certificateDirectory ?? data?.certificates, plan)
      : undefined;
  const opening = listen(options.port ?? 0, {
    plan,
    refuseMalformed: refuseMalformedHttp,
    ...(certificate !== undefined ? { tls: certificate } : {}),
  });
  return { server: await parts.keep(opening, (it) => it.close()), plan, certificate };
}

async function openCertificate(directory: string | undefined, plan: ListenPlan): Promise<Certificate> {
  // Loaded only when it is wanted: the library takes longer to load than the stack to start.
  const { readOrMakeCertificate } = await import('./server/tls.ts');
  return readOrMakeCertificate(directory, plan.certificateNames);
}
