import { ResponseError } from '@backstage/errors';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  AgreementItem,
  AgreementsAnswer,
  Uncovered,
} from 'backstage-plugin-operating-model-common';
import { createFakeApi } from '../../__testUtils__/organization';
import { Page, operatingModelApiRef } from '../../api/OperatingModelApi';
import plugin from '../..';

const group = (name: string) => `group:default/${name}`;

const agreement = (
  name: string,
  given: Partial<AgreementItem> = {},
): AgreementItem => ({
  ref: `agreement:default/${name}`,
  title: name,
  type: 'support',
  providerRef: group('platform'),
  consumerRefs: [group('shop')],
  activityRefs: [],
  channelUrl: 'https://chat.example.com/platform',
  hours: '24x7',
  targets: [{ measure: 'response', severity: 'critical', within: 'PT15M' }],
  escalationRefs: [],
  accepted: [{ by: group('platform'), on: '2026-05-02' }],
  review: { overdue: true, dueOn: '2026-10-02' },
  findings: [],
  ...given,
});

const uncovered = (
  consumer: string,
  provider: string,
  count = 1,
): Uncovered => ({
  consumerRef: group(consumer),
  providerRef: group(provider),
  count,
  dependencies: Array.from({ length: Math.min(count, 50) }, (_, i) => ({
    fromRef: `component:default/${consumer}-${i}`,
    toRef: `component:default/${provider}-${i}`,
    type: 'dependsOn',
  })),
  draft: `# To be settled by both: hours,\n# and who leads.\nkind: Agreement\nspec: { provider: ${provider} }\n`,
});

const answer = (given: Partial<AgreementsAnswer> = {}): AgreementsAnswer => ({
  items: [
    agreement('Platform for shop'),
    agreement('Platform on call', {
      consumerRefs: [group('shop'), group('search')],
      review: { overdue: false, dueOn: '2027-01-01' },
    }),
  ],
  uncovered: [
    uncovered('search', 'identity', 7),
    uncovered('shop', 'platform'),
  ],
  uncoveredTotal: 8,
  names: Object.fromEntries(
    ['platform', 'shop', 'search', 'identity'].map(name => [
      group(name),
      { title: name[0].toLocaleUpperCase() + name.slice(1), exists: true },
    ]),
  ),
  computedAt: '2026-11-23T12:00:00Z',
  hidden: 0,
  ...given,
});

const NOTHING = answer({ items: [], uncovered: [], uncoveredTotal: 0 });

function open(
  query = '',
  agreements: (page: Page) => Promise<AgreementsAnswer> = async () => answer(),
) {
  renderTestApp({
    features: [plugin],
    apis: [[operatingModelApiRef, createFakeApi({ agreements })]],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [`/operating-model/agreements${query}`],
  });
}

const findGrid = () => screen.findByRole('grid', { name: /between teams/ });

describe('the page Agreements, as a grid', () => {
  it('counts agreements by consumer and provider, and marks what none covers', async () => {
    open();
    const grid = await findGrid();
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map(each => each.textContent),
    ).toEqual(['Consumer ↓  Provider →', 'Identity', 'Platform']);
    const cells = within(
      within(grid).getByRole('row', { name: /^Shop/ }),
    ).getAllByRole('gridcell');
    expect(cells[0]).toBeEmptyDOMElement();
    expect(
      within(cells[1]).getByRole('link', {
        name: '2 agreements, 1 dependency without agreement',
      }),
    ).toHaveTextContent(/^2▲ 1/);
  });

  it('is gone through with the arrow keys, and Enter opens what is between two teams', async () => {
    open();
    await findGrid();
    await userEvent.tab();
    while (document.activeElement?.getAttribute('data-cell') !== '0:0') {
      await userEvent.tab();
    }
    await userEvent.keyboard('{Control>}{End}{/Control}');
    expect(document.activeElement).toHaveTextContent(/^2▲ 1/);
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    expect(document.activeElement).toHaveTextContent(/^▲ 7/);
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{Enter}');
    expect(
      await screen.findByRole('table', { name: 'Agreements' }),
    ).toBeVisible();
    const filters = screen.getByRole('grid', { name: 'Filters' });
    expect(filters).toHaveTextContent('Consumer Shop');
    expect(filters).toHaveTextContent('Provider Platform');
    await userEvent.click(screen.getByRole('button', { name: 'Show them' }));
    expect(
      await screen.findByRole('table', { name: 'Without agreement' }),
    ).toHaveTextContent('shop-0');
  });

  it('holds 60 teams by 60, from several pages', async () => {
    const all = Array.from({ length: 60 * 60 }, (_, i) =>
      agreement(`a${i}`, {
        providerRef: group(`p${i % 60}`),
        consumerRefs: [group(`c${Math.floor(i / 60)}`)],
      }),
    );
    open('', async ({ cursor = '0', limit = 0 }) => {
      const end = Number(cursor) + limit;
      return answer({
        items: all.slice(Number(cursor), end),
        nextCursor: end < all.length ? String(end) : undefined,
        uncovered: [],
      });
    });
    const grid = await findGrid();
    expect(grid.querySelectorAll('tbody tr')).toHaveLength(60);
    expect(grid.querySelectorAll('td a')).toHaveLength(3600);
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('finds a team by its name', async () => {
    open('?search=identity');
    const grid = await findGrid();
    expect(within(grid).queryByText('Platform')).toBeNull();
    expect(within(grid).getByText('Identity')).toBeVisible();
    await userEvent.type(screen.getByRole('searchbox'), 'x');
    expect(
      await screen.findByText('Nothing matches this filter'),
    ).toBeVisible();
  });

  it('is a list by team where there is no room', async () => {
    const wide = window.matchMedia;
    window.matchMedia = query =>
      ({
        ...wide?.(query),
        matches: /max-width: 700px/.test(query),
        media: query,
        addListener() {},
        removeListener() {},
        addEventListener() {},
        removeEventListener() {},
      }) as MediaQueryList;
    try {
      open();
      const teams = await screen.findByRole('list', {
        name: 'Agreements by team',
      });
      expect(teams).toHaveTextContent(
        'Provides forSearch1 agreementShop2 agreements▲ 1 dependency without agreement',
      );
      expect(screen.queryByRole('grid', { name: /between teams/ })).toBeNull();
    } finally {
      window.matchMedia = wide;
    }
  });
});

describe('the page Agreements, as a list', () => {
  it('tells targets in words, who has accepted, and the review', async () => {
    open('?view=list');
    const table = await screen.findByRole('table', { name: 'Agreements' });
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('response within 15 minutes (critical)');
    expect(first).toHaveTextContent('Platform on May 2, 2026');
    expect(first).toHaveTextContent('Shop not yet');
    expect(first).toHaveTextContent('overdue since Oct 2, 2026');
    expect(first).toHaveTextContent('every activity');
    expect(
      within(first).getByRole('link', { name: /Channel/ }),
    ).toHaveAttribute('href', 'https://chat.example.com/platform');
  });

  it('shows fifty at a time', async () => {
    const items = Array.from({ length: 70 }, (_, i) => agreement(`a${i}`));
    open('?view=list', async () => answer({ items }));
    expect(await screen.findByText('70 agreements')).toBeVisible();
    expect(screen.getAllByRole('row')).toHaveLength(51);
    await userEvent.click(screen.getByRole('button', { name: 'Show 20 more' }));
    expect(screen.getAllByRole('row')).toHaveLength(71);
  });
});

describe('the page Agreements, without agreement', () => {
  it('lists pairs of teams with their dependencies, and drafts an agreement', async () => {
    open('?view=without');
    const table = await screen.findByRole('table', {
      name: 'Without agreement',
    });
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('Search depends on Identity');
    expect(first).not.toHaveTextContent('search-6');
    await userEvent.click(
      within(first).getByRole('button', { name: 'Show 4 more' }),
    );
    expect(first).toHaveTextContent('search-6 depends on identity-6');
    await userEvent.click(
      within(first).getByRole('button', { name: 'Draft agreement' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Draft: Identity for Search');
    expect(dialog).toHaveTextContent(
      'To be settled by both: hours, and who leads.',
    );
    expect(
      within(dialog).getByRole('region', { name: 'The draft as YAML' }),
    ).toHaveTextContent('spec: { provider: identity }');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Copy' }));
    expect(await within(dialog).findByText('Copied')).toBeVisible();
  });

  it('counts what is shown', async () => {
    open('?view=without');
    expect(
      await screen.findByText(/^8 dependencies .* 2 pairs of teams$/),
    ).toBeVisible();
    await userEvent.type(screen.getByRole('searchbox'), 'identity');
    expect(
      await screen.findByText(/^7 dependencies .* 1 pair of teams$/),
    ).toBeVisible();
  });

  it('says so where everything is covered', async () => {
    open('?view=without', async () => NOTHING);
    expect(
      await screen.findByText('Every dependency between teams is covered'),
    ).toBeVisible();
  });

  it('praises nobody before the catalog was gone through', async () => {
    open('?view=without', async () => ({ ...NOTHING, computedAt: undefined }));
    expect(
      await screen.findByText('The catalog has not been gone through yet'),
    ).toBeVisible();
  });
});

describe('the page Agreements', () => {
  it('says what an agreement is where there is none', async () => {
    open('', async () => NOTHING);
    expect(await screen.findByText('No agreement yet')).toBeVisible();
  });

  it('tries again after a failure', async () => {
    const fails = jest
      .fn()
      .mockRejectedValueOnce(new Error('the catalog sleeps'))
      .mockResolvedValue(answer({ hidden: 2 }));
    open('', fails);
    expect(await screen.findByText('the catalog sleeps')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await findGrid();
    expect(screen.getByText(/2 things are left out/)).toBeVisible();
  });

  it('tells whoever may not see it whom to ask', async () => {
    const denied = await ResponseError.fromResponse(
      new Response('{"error":{"name":"NotAllowedError","message":"no"}}', {
        status: 403,
        headers: { 'content-type': 'application/json' },
      }) as never,
    );
    open('', async () => {
      throw denied;
    });
    expect(await screen.findByText('You may not see this')).toBeVisible();
  });
});
