// `npm run docs`: writes docs/kinds.md from the schemas of the four kinds.
// `npm run docs -- --check`: writes nothing, and ends with 1 when a page is stale or says what is not so.
import { writeFileSync } from 'node:fs';
import { checkCode } from './docs/code.ts';
import { checkDependencies } from './docs/dependencies.ts';
import { KINDS_PAGE, checkKindsPage, kindsPage } from './docs/kindsPage.ts';
import { checkLinks } from './docs/links.ts';
import { readPages } from './docs/pages.ts';
import { checkScripts } from './docs/scripts.ts';
import { inRoot } from './portal/paths.ts';

async function write() {
  writeFileSync(inRoot(KINDS_PAGE), await kindsPage());
  console.log(`${KINDS_PAGE} is written.`);
  return 0;
}

async function check() {
  const pages = readPages();
  const problems = [
    ...(await checkKindsPage()),
    ...checkLinks(pages),
    ...checkCode(pages),
    ...checkScripts(pages),
    ...checkDependencies(),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 1;
  console.log(`${pages.length} pages say what is so.`);
  return 0;
}

async function main(args: string[]) {
  if (args.length === 0) return write();
  if (args.length === 1 && args[0] === '--check') return check();
  console.error('Usage: npm run docs, or npm run docs -- --check');
  return 2;
}

main(process.argv.slice(2)).then(code => process.exit(code));
