// `npm run docs`: writes docs/kinds.md from the schemas of the four kinds, docs/rules.md from the rules, and the states in
// docs/requests.md from the table of what may happen to a request.
// `npm run docs -- --check`: writes nothing, and ends with 1 when a page is stale or says what is not so.
import { checkCode } from './docs/code.ts';
import { checkConfiguration } from './docs/configuration.ts';
import { checkDependencies } from './docs/dependencies.ts';
import { checkExcerpts } from './docs/excerpts.ts';
import { checkPage, writePage } from './docs/generated.ts';
import { kindsPage } from './docs/kindsPage.ts';
import { checkLinks } from './docs/links.ts';
import { readPages } from './docs/pages.ts';
import { requestsPage } from './docs/requestsPage.ts';
import { rulesPage } from './docs/rulesPage.ts';
import { checkScripts } from './docs/scripts.ts';

const generated = [kindsPage, rulesPage, requestsPage];

async function write() {
  for (const page of generated) await writePage(page);
  return 0;
}

async function check() {
  const pages = readPages();
  const problems = [
    ...(await Promise.all(generated.map(checkPage))).flat(),
    ...checkLinks(pages),
    ...checkCode(pages),
    ...checkExcerpts(pages),
    ...checkScripts(pages),
    ...checkConfiguration(pages),
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
