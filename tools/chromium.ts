// Finds a browser for the end-to-end tests: one that is installed, or the one that comes as a package.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { inRoot } from './portal/paths.ts';
import { Problem } from './portal/problem.ts';

export type Chromium = {
  executablePath: string;
  /** What has to be in the environment of the browser besides what is there. */
  env: Record<string, string>;
};

/** `--disable-web-security` and `--single-process`, which the package proposes, would hide mistakes and break contexts. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
];

export async function findChromium(): Promise<Chromium> {
  const installed = process.env.CHROMIUM_PATH ?? findInstalled();
  const found = installed
    ? { executablePath: installed, env: {} }
    : await packaged();
  const { error, status, stderr } = run(found);
  if (error || status !== 0) {
    throw new Problem(
      `The browser for the end-to-end tests does not run (${found.executablePath}). ${error?.message ?? stderr}\n` +
        'Install Chromium, or set CHROMIUM_PATH to one that runs.',
    );
  }
  return found;
}

function findInstalled() {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/bin',
  ].filter(Boolean);
  return folders
    .flatMap(folder => names.map(name => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function packaged(): Promise<Chromium> {
  const folder = await unpack();
  const executablePath = join(folder, 'chromium');
  const fonts = fontSettings(folder);
  const plain = { executablePath, env: fonts };
  if (!/shared libraries/.test(run(plain).stderr ?? '')) return plain;
  // The machine lacks libnss3, libnspr4 or libexpat; the package brings copies for the cloud functions it is made for.
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH];
  return {
    executablePath,
    env: {
      ...fonts,
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(delimiter),
    },
  };
}

function run({ executablePath, env }: Chromium) {
  return spawnSync(executablePath, ['--version'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 30_000,
  });
}

/** Unpacks once per version, and under the final name only when it is complete. */
async function unpack() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packageFolder = dirname(dirname(entry));
  const { version } = JSON.parse(
    readFileSync(join(packageFolder, 'package.json'), 'utf8'),
  );
  const folder = inRoot('.cache/chromium', version);
  if (existsSync(folder)) return folder;

  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  // The package writes to the temporary folder and takes what it finds there, of whatever version.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = unfinished;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(join(packageFolder, 'bin/al2023.tar.br'));
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  return folder;
}

/** Without any font on the machine, text would be drawn as boxes. */
function fontSettings(folder: string): Record<string, string> {
  if (existsSync('/etc/fonts/fonts.conf')) return {};
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>
`,
  );
  return { FONTCONFIG_FILE: file };
}
