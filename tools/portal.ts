// `npm start` and `npm run backend`: checks what can be checked first, starts app and backend, says when they are ready.
import { checkDataFolder, checkPort } from './portal/checks.ts';
import { readEndpoints } from './portal/endpoints.ts';
import type { Endpoints } from './portal/endpoints.ts';
import { HELP, readOptions } from './portal/options.ts';
import type { PortalOptions } from './portal/options.ts';
import { writeOverlay } from './portal/overlay.ts';
import { inRoot } from './portal/paths.ts';
import { Problem } from './portal/problem.ts';
import { startApp, startBackend } from './portal/processes.ts';
import { answers, framed } from './portal/ready.ts';
import { untilStopped } from './portal/untilStopped.ts';

async function prepare(options: PortalOptions) {
  const overlay = writeOverlay(options.catalogFiles);
  const configFiles = [
    inRoot('app-config.yaml'),
    overlay.file,
    ...options.configFiles,
  ];
  const endpoints = await readEndpoints(configFiles);
  if (!options.backendOnly) await checkPort('app', endpoints.app);
  await checkPort('backend', endpoints.backend);
  checkDataFolder(overlay.dataFolder);
  return { configFiles, endpoints };
}

async function announce(
  { app, backend }: Endpoints,
  options: PortalOptions,
  signal: AbortSignal,
) {
  const ready = `${backend.url}/.backstage/health/v1/readiness`;
  await answers(options.backendOnly ? [ready] : [ready, `${app.url}/`], signal);
  const text = options.backendOnly
    ? `The backend is ready: ${backend.url}`
    : `Operating Model is ready: open ${app.url}`;
  console.log(framed(text));
}

async function run(options: PortalOptions): Promise<number> {
  const stopped = untilStopped();
  const { configFiles, endpoints } = await prepare(options);
  const processes = [startBackend(configFiles)];
  if (!options.backendOnly) processes.push(startApp(configFiles));

  const waiting = new AbortController();
  announce(endpoints, options, waiting.signal).catch(() => {});

  const failure = await Promise.race([
    stopped,
    ...processes.map(
      async ({ name, ended }) =>
        `The ${name} ended (${await ended}). The reason is in the lines above.`,
    ),
  ]);
  waiting.abort();
  await Promise.all(processes.map(started => started.stop()));
  if (!failure) return 0;
  console.error(`\n${failure}`);
  return 1;
}

async function main() {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options !== 'help') return await run(options);
    console.log(HELP);
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}

main().then(code => process.exit(code));
