import { ConfigSources } from '@backstage/config-loader';
import { root } from './paths.ts';
import { Problem, reason } from './problem.ts';

export type Endpoint = { url: string; host: string; port: number };
export type Endpoints = { app: Endpoint; backend: Endpoint };

type Config = Awaited<ReturnType<typeof ConfigSources.toConfig>>;

/** Reads where app and backend will listen, the way that Backstage itself reads it. */
export async function readEndpoints(configFiles: string[]): Promise<Endpoints> {
  const config = await load(configFiles);
  try {
    return { app: appEndpoint(config), backend: backendEndpoint(config) };
  } catch (error) {
    throw new Problem(`The configuration is not usable. ${reason(error)}`);
  } finally {
    config.close();
  }
}

async function load(configFiles: string[]) {
  try {
    return await ConfigSources.toConfig(
      ConfigSources.default({
        rootDir: root,
        argv: configFiles.flatMap(file => ['--config', file]),
      }),
    );
  } catch (error) {
    throw new Problem(`The configuration cannot be read. ${reason(error)}`);
  }
}

function appEndpoint(config: Config): Endpoint {
  const url = new URL(config.getString('app.baseUrl'));
  return {
    url: url.origin,
    host: config.getOptionalString('app.listen.host') ?? url.hostname,
    port: config.getOptionalNumber('app.listen.port') ?? portOf(url),
  };
}

function backendEndpoint(config: Config): Endpoint {
  const url = new URL(config.getString('backend.baseUrl'));
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    const [, host, port] = /^(.*?):?(\d+)$/.exec(listen) ?? [];
    return { url: url.origin, host: host ?? '', port: Number(port ?? 7007) };
  }
  return {
    url: url.origin,
    host: config.getOptionalString('backend.listen.host') ?? '',
    port: config.getOptionalNumber('backend.listen.port') ?? 7007,
  };
}

function portOf({ port, protocol }: URL) {
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}
