// `npm run screenshots`: takes the pictures in docs/images of the demo portal, on free ports and with data of its own.
// `npm run screenshots -- NAME` takes those whose name holds NAME.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumArguments, findChromium } from './chromium.ts';
import { startPortal } from './e2e/startPortal.ts';
import type { Portal } from './e2e/startPortal.ts';
import { inRoot } from './portal/paths.ts';
import { untilStopped } from './portal/untilStopped.ts';

const FOLDER = inRoot('docs/images');
const LIMIT_KILOBYTES = 200;
const PATIENCE_MS = 60_000;

const WIDE = { width: 1280, height: 900 };
const TALL = { width: 1280, height: 1320 };
const NARROW = { width: 390, height: 844 };

type Picture = {
  name: string;
  /** The person who looks at it; nobody is signed in without one. */
  person?: string;
  path: string;
  /** A text that is there once the page has loaded. */
  shows: string;
  /** A heading further down, to which the page is scrolled. */
  from?: string;
  size: { width: number; height: number };
  theme: 'light' | 'dark';
};

const checkout = '/catalog/default/component/checkout';
const operations = {
  person: 'Ines Carvalho',
  path: `${checkout}/operations`,
  shows: 'Restart a service',
};

/** A team lead on the page Operating model. */
const onPage = (name: string, path: string, shows: string): Picture => ({
  name,
  person: 'Helen Brandt',
  path: `/operating-model/${path}`,
  shows,
  size: WIDE,
  theme: 'light',
});

const ordering = 'responsibilitymatrix:default/order-taking-operations';
const controls = 'responsibilitymatrix:default/workload-controls';

const requestForm =
  'requests/new?kind=exception&entityRef=component:default/payment-gateway&activityRef=activity:default/deploy-to-production';

const pictures: Picture[] = [
  {
    name: 'sign-in',
    path: '/',
    shows: 'Leila Farahani',
    size: { width: 1280, height: 540 },
    theme: 'light',
  },
  { ...operations, name: 'operations-tab-light', size: WIDE, theme: 'light' },
  { ...operations, name: 'operations-tab-dark', size: WIDE, theme: 'dark' },
  {
    ...operations,
    name: 'operations-tab-narrow',
    size: NARROW,
    theme: 'light',
  },
  {
    name: 'overview-with-cards',
    person: 'Ines Carvalho',
    path: checkout,
    shows: 'Rotate credentials',
    size: WIDE,
    theme: 'light',
  },
  {
    name: 'matrix-page',
    person: 'Priya Raman',
    path: '/catalog/default/responsibilitymatrix/order-taking-operations',
    shows: '$owner.parent',
    size: WIDE,
    theme: 'light',
  },
  onPage('responsibilities', 'responsibilities', 'Order taking operations'),
  onPage(
    'matrix-grid',
    'responsibilities/matrix/default/order-taking-operations',
    'No runbook for 1 of 2 entities',
  ),
  {
    name: 'answers-for-card',
    person: 'Helen Brandt',
    path: '/catalog/default/group/checkout',
    shows: 'Within what is usual',
    from: 'Answers for',
    size: WIDE,
    theme: 'light',
  },
  onPage('load-by-team', 'responsibilities/teams', 'Customer care'),
  onPage(
    'compare',
    `responsibilities/compare?left=${ordering}&right=${controls}`,
    '1 contradiction',
  ),
  {
    ...onPage(
      'matrix-editor',
      'responsibilities/edit/default/order-taking-operations',
      'A and R are the same at high risk',
    ),
    size: TALL,
  },
  onPage('findings', 'findings', 'No two matrices of equal precedence'),
  onPage('agreements', 'agreements', 'Site reliability'),
  {
    ...onPage(
      'what-if',
      'what-if?change=merge&group=group:default/payments&into=group:default/checkout',
      'Proposed changes',
    ),
    size: TALL,
  },
  {
    ...onPage('scorecard', 'scorecard', 'Technology'),
    size: { width: 1280, height: 1020 },
  },
  {
    ...onPage(
      'scorecard-by-activity',
      'scorecard?by=activity',
      'Retire a service',
    ),
    size: TALL,
  },
  {
    name: 'scorecard-group',
    person: 'Helen Brandt',
    path: '/catalog/default/group/checkout/scorecard',
    shows: 'Arrow keys move',
    size: TALL,
    theme: 'light',
  },
  {
    name: 'scorecard-card',
    person: 'Ines Carvalho',
    path: checkout,
    shows: '7 activities',
    from: 'Runbook coverage',
    size: { width: 1280, height: 620 },
    theme: 'light',
  },
  {
    name: 'scorecard-home',
    person: 'Helen Brandt',
    path: '/home',
    shows: 'Open the scorecard',
    size: { width: 1280, height: 620 },
    theme: 'light',
  },
  onPage('requests', 'requests?view=all', 'Credentials stay'),
  {
    ...onPage('requests-form', requestForm, '2 approvers from different'),
    person: 'Ines Carvalho',
  },
  {
    ...onPage('requests-one', 'requests/2', 'Deploy by hand'),
    size: { width: 1280, height: 1180 },
  },
  {
    ...onPage('requests-decide-narrow', 'requests/3', 'Security answers'),
    size: NARROW,
  },
  onPage(
    'requests-calendar',
    `requests?view=calendar&month=${new Date(Date.now() + 18 * 86_400_000).toISOString().slice(0, 7)}`,
    'Credentials stay',
  ),
  {
    ...operations,
    path: '/catalog/default/component/payment-gateway/operations',
    name: 'requests-operations',
    from: 'Patch dependencies',
    shows: 'exempt',
    size: { width: 1280, height: 620 },
    theme: 'light',
  },
];

/** Right after the start an entity may not be in the catalog yet, and its page does not look again by itself. */
async function appears(page: Page, text: string) {
  const found = page.getByText(text).first();
  for (let tries = 3; tries > 0; tries -= 1) {
    try {
      return await found.waitFor({ timeout: 20_000 });
    } catch {
      await page.reload();
    }
  }
  return found.waitFor();
}

async function open(page: Page, { person, path, shows, from }: Picture) {
  await page.goto(path);
  if (person) {
    await page.getByRole('button', { name: `Sign in as ${person}` }).click();
    // What is under the pointer looks different.
    await page.mouse.move(0, 0);
  }
  await appears(page, shows);
  // The catalog draws what it knows of an entity in several steps, each with requests of its own.
  await page.waitForLoadState('networkidle');
  if (from) {
    const heading = page.getByText(from, { exact: true }).first();
    await heading.evaluate(node => node.scrollIntoView({ block: 'start' }));
  }
}

async function take(browser: Browser, baseURL: string, picture: Picture) {
  const context = await browser.newContext({
    baseURL,
    viewport: picture.size,
    colorScheme: picture.theme,
    deviceScaleFactor: 1,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    const page = await context.newPage();
    await open(page, picture);
    const path = join(FOLDER, `${picture.name}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    const kilobytes = Math.ceil(statSync(path).size / 1000);
    console.log(`${picture.name}.png, ${kilobytes} kB`);
    return kilobytes <= LIMIT_KILOBYTES;
  } finally {
    await context.close();
  }
}

/** The demo fills itself soon after it is ready. */
async function seeded({ log }: Portal) {
  for (let tries = 300; tries > 0; tries -= 1) {
    if (log().includes('The demo has a made-up history')) return;
    await pause(1_000);
  }
  throw new Error('The demo was not filled; see packages/backend/src/demo');
}

async function takeAll(portal: Portal): Promise<number> {
  const [wanted = ''] = process.argv.slice(2);
  await seeded(portal);
  const { appUrl } = portal;
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: chromiumArguments,
    env: { ...process.env, ...env },
  });
  try {
    let tooLarge = 0;
    const chosen = pictures.filter(({ name }) => name.includes(wanted));
    for (const picture of chosen) {
      if (!(await take(browser, appUrl, picture))) tooLarge += 1;
    }
    if (tooLarge > 0) {
      console.error(`${tooLarge} of them are over ${LIMIT_KILOBYTES} kB.`);
    }
    return tooLarge > 0 ? 1 : 0;
  } finally {
    await browser.close();
  }
}

async function main() {
  mkdirSync(FOLDER, { recursive: true });
  console.log('Starting the demo portal …');
  const portal = await startPortal({ catalog: [], config: [], seed: true });
  try {
    return await Promise.race([takeAll(portal), untilStopped().then(() => 1)]);
  } finally {
    await portal.stop();
  }
}

main().then(
  code => process.exit(code),
  error => {
    console.error(error);
    process.exit(1);
  },
);
