import { ResponseError } from '@backstage/errors';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FindingAnswer,
  FindingsAnswer,
  RulesAnswer,
  SEVERITIES,
} from 'backstage-plugin-operating-model-common';
import { createFakeApi } from '../../__testUtils__/organization';
import {
  FindingsQuestion,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import plugin from '../..';

const rule = (
  id: string,
  title: string,
  severity: FindingAnswer['severity'],
  enabled = true,
  toldByCell = false,
): RulesAnswer['items'][number] => ({
  id,
  title,
  severity,
  practice: 'BP02',
  enabled,
  toldByCell,
  parameters: {},
});

const RULES = [
  rule('R01', 'A row has exactly one accountable party', 'error'),
  rule('R07', 'A differs from R where the risk is high', 'warning'),
  rule('R16', 'A title begins with a verb', 'note', false),
  rule('R27', 'A runbook is used', 'note'),
  rule('R18', 'Each entity has a runbook', 'warning', true, true),
];

const finding = (
  id: string,
  given: Partial<FindingAnswer> = {},
): FindingAnswer => ({
  id,
  rule: 'R07',
  severity: 'warning',
  practice: 'BP02',
  subjectRef: 'responsibilitymatrix:default/shop',
  ownerRef: 'group:default/shop',
  location: {
    path: 'spec.rows[2].accountable',
    row: 3,
    file: 'https://git.example.com/shop/matrices.yaml',
    viewUrl: 'https://git.example.com/shop/matrices.yaml',
    editUrl: 'https://git.example.com/shop/edit/matrices.yaml',
  },
  message: `Shop holds A and R (${id})`,
  remedy: 'name another group',
  ...given,
});

const FEW = [
  finding('one'),
  finding('two', {
    excusedBy: { requestId: '7', validTo: '2026-12-24T00:00:00Z' },
  }),
  finding('three', {
    rule: 'R01',
    severity: 'error',
    ownerRef: undefined,
    location: { file: 'access.yaml' },
    message: 'Two parties are accountable',
  }),
];

/** Answers as the backend does: filters, pages and adds up. */
function findingsOf(all: FindingAnswer[], given: Partial<FindingsAnswer> = {}) {
  return async (question: FindingsQuestion): Promise<FindingsAnswer> => {
    const { cursor = '0', limit = 50, ...filter } = question;
    const found = all.filter(each =>
      Object.entries(filter).every(
        ([name, value]) =>
          value === undefined || each[name as keyof FindingAnswer] === value,
      ),
    );
    const count = (by: (each: FindingAnswer) => string | undefined) => {
      const counts = new Map<string | undefined, number>();
      for (const each of found) {
        counts.set(by(each), (counts.get(by(each)) ?? 0) + 1);
      }
      return [...counts];
    };
    const bySeverity = new Map(count(each => each.severity));
    const end = Number(cursor) + limit;
    return {
      items: found.slice(Number(cursor), end),
      nextCursor: end < found.length ? String(end) : undefined,
      totals: {
        error: bySeverity.get('error') ?? 0,
        warning: bySeverity.get('warning') ?? 0,
        note: bySeverity.get('note') ?? 0,
        byRule: count(each => each.rule).map(([id, number]) => ({
          rule: id!,
          severity: found.find(each => each.rule === id)!.severity,
          count: number,
        })),
        byOwner: count(each => each.ownerRef).map(([ownerRef, number]) => {
          const of = (severity: FindingAnswer['severity']) =>
            found.filter(
              each => each.ownerRef === ownerRef && each.severity === severity,
            ).length;
          return {
            ownerRef,
            count: number,
            error: of('error'),
            warning: of('warning'),
            note: of('note'),
          };
        }),
      },
      names: {
        'group:default/shop': { title: 'Shop', exists: true },
        'responsibilitymatrix:default/shop': {
          title: 'Shop operations',
          exists: true,
        },
      },
      computedAt: '2026-11-23T12:00:00Z',
      entities: 12,
      ...given,
    };
  };
}

function open(
  query = '',
  findings: (
    question: FindingsQuestion,
  ) => Promise<FindingsAnswer> = findingsOf(FEW),
  ownershipEntityRefs: string[] = [],
) {
  const asked: FindingsQuestion[] = [];
  const api = createFakeApi({
    findings: question => {
      asked.push(question);
      return findings(question);
    },
    rules: async () => ({ items: RULES }),
  });
  const identity = {
    getBackstageIdentity: async () => ({
      type: 'user' as const,
      userEntityRef: 'user:default/guest',
      ownershipEntityRefs,
    }),
    getProfileInfo: async () => ({}),
    getCredentials: async () => ({}),
    signOut: async () => {},
  };
  renderTestApp({
    features: [plugin],
    apis: [
      [operatingModelApiRef, api],
      [identityApiRef, identity],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [`/operating-model/findings${query}`],
  });
  return asked;
}

const loaded = () => screen.findByRole('heading', { name: 'Findings' });

const chip = (name: string) => screen.getByRole('button', { name });

describe('the page Findings, by rule', () => {
  it('shows the worst rule first, with its title, practice and count', async () => {
    open();
    await loaded();
    const rules = within(
      screen.getByRole('list', { name: 'By rule' }),
    ).getAllByRole('listitem');
    expect(rules.map(each => each.textContent)).toEqual([
      expect.stringMatching(
        /error.*R01 A row has exactly one.*BP02.*1 finding$/,
      ),
      expect.stringMatching(/warning.*R07 A differs from R.*2 findings$/),
    ]);
    expect(screen.getByText(/Catalog gone through/)).toBeVisible();
  });

  it('unfolds a rule to its first findings by keyboard, and leads to all of them', async () => {
    const many = Array.from({ length: 12 }, (_, i) => finding(`f${i}`));
    open('', findingsOf(many));
    await loaded();
    screen.getByRole('button', { name: /^R07/ }).focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('Shop holds A and R (f4)')).toBeVisible();
    expect(screen.queryByText('Shop holds A and R (f5)')).toBeNull();
    await userEvent.click(screen.getByRole('link', { name: 'Show all 12' }));
    expect(await screen.findByText('Shop holds A and R (f11)')).toBeVisible();
    expect(screen.getByRole('row', { name: /Rule R07/ })).toBeVisible();
  });

  it('opens the few findings of a rule as a list', async () => {
    open('', findingsOf([finding('f0'), finding('f1')]));
    await loaded();
    await userEvent.click(screen.getByRole('button', { name: /^R07/ }));
    expect(await screen.findByText('Shop holds A and R (f1)')).toBeVisible();
    expect(screen.queryByRole('link', { name: /^Show all/ })).toBeNull();
    await userEvent.click(screen.getByRole('link', { name: 'Open as a list' }));
    expect(await screen.findByRole('row', { name: /Rule R07/ })).toBeVisible();
  });

  it('links what a finding speaks of by its title, and leaves what has none as it is written', async () => {
    const message =
      'no agreement covers component:default/checkout: group:default/shop has promised group:default/gone nothing';
    open(
      '?group=list',
      findingsOf([finding('names', { message })], {
        names: {
          'group:default/shop': { title: 'Shop', exists: true },
          'group:default/gone': { title: 'gone', exists: false },
        },
      }),
    );
    await loaded();
    const cell = (
      await screen.findByText(/No agreement covers/)
    ).closest<HTMLElement>('[role=cell]')!;
    expect(cell).toHaveTextContent(
      'No agreement covers component:default/checkout: Shop has promised group:default/gone nothing',
    );
    expect(within(cell).getByRole('link', { name: 'Shop' })).toHaveAttribute(
      'href',
      '/catalog/default/group/shop',
    );
    expect(
      within(cell).queryByRole('link', { name: /gone|checkout/ }),
    ).toBeNull();
  });

  it('shows only one severity where a chip says so, and keeps the count on every chip', async () => {
    open();
    await loaded();
    await userEvent.click(chip('1 error'));
    expect(chip('1 error')).toHaveAttribute('aria-pressed', 'true');
    expect(chip('2 warnings')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^R07/ })).toBeNull();
    await userEvent.click(chip('1 error'));
    expect(screen.getByRole('button', { name: /^R07/ })).toBeVisible();
  });

  it('says which rules nothing breaks and which are switched off', async () => {
    open();
    await loaded();
    expect(screen.getByText('1 rule that nothing breaks')).toBeVisible();
    const cells = screen.getByText('1 rule is told by the scorecard instead');
    await userEvent.click(cells);
    expect(screen.getByText('Each entity has a runbook')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open the scorecard by entity' }),
    ).toHaveAttribute('href', '/operating-model/scorecard?by=entity');
    await userEvent.click(screen.getByText('1 rule is switched off'));
    expect(screen.getByText('A title begins with a verb')).toBeVisible();
  });
});

describe('the page Findings, as a list', () => {
  it('shows message, remedy, place, owner and excuse of each', async () => {
    open('?group=list&rule=R07');
    const table = await screen.findByRole('table', { name: 'Findings' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('warning R07A differs from R');
    expect(first).toHaveTextContent('To mend it: name another group');
    expect(first).toHaveTextContent('matrices.yamlrow 3');
    expect(
      within(first).getByRole('link', { name: 'Shop operations' }),
    ).toHaveAttribute('href', '/catalog/default/responsibilitymatrix/shop');
    expect(within(first).getByRole('link', { name: /Edit/ })).toHaveAttribute(
      'href',
      'https://git.example.com/shop/edit/matrices.yaml',
    );
    expect(first).not.toHaveTextContent('excused');
    expect(second).toHaveTextContent(/Excused until Dec 24, 2026/);
  });

  it('goes through 100,000 of them page by page, forth and back', async () => {
    const all = Array.from({ length: 100_000 }, (_, i) => finding(`f${i}`));
    const asked = open('?group=list', findingsOf(all));
    expect(await screen.findByText('1 to 50 of 100,000')).toBeVisible();
    expect(screen.getAllByRole('row')).toHaveLength(51);
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('51 to 100 of 100,000')).toBeVisible();
    expect(screen.getAllByRole('row')).toHaveLength(51);
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    expect(await screen.findByText('1 to 50 of 100,000')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
    expect(asked.every(({ limit }) => limit! <= 50)).toBe(true);
  });

  it('takes a filter away, and begins again at the first page', async () => {
    const all = Array.from({ length: 120 }, (_, i) => finding(`f${i}`));
    const other = finding('x', { subjectRef: 'component:default/x' });
    open(
      '?group=list&subjectRef=responsibilitymatrix:default/shop',
      findingsOf([...all, other]),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    expect(await screen.findByText('51 to 100 of 120')).toBeVisible();
    const filters = screen.getByRole('grid', { name: 'Filters' });
    expect(filters).toHaveTextContent('About Shop operations');
    await userEvent.click(within(filters).getByRole('button'));
    expect(await screen.findByText('1 to 50 of 121')).toBeVisible();
  });
});

describe('the page Findings, by owner', () => {
  const rowsOf = async () => {
    const table = await screen.findByRole('table', { name: 'By owner' });
    return within(table).getAllByRole('row').slice(1);
  };

  it('counts by severity what each owner is to mend, and the name leads to it', async () => {
    open('?group=owner');
    const [shop, nobody] = await rowsOf();
    const cells = within(shop).getAllByRole('cell');
    expect(cells.map(each => each.textContent)).toEqual([
      'Errors0',
      'Warnings▲ 2',
      'Notes0',
      'All2',
    ]);
    expect(nobody).toHaveTextContent('no owner');
    expect(
      within(shop).getByRole('link', { name: 'Page of Shop' }),
    ).toHaveAttribute('href', '/catalog/default/group/shop');
    await userEvent.click(within(shop).getByRole('link', { name: 'Shop' }));
    expect(
      await screen.findByRole('grid', { name: 'Filters' }),
    ).toHaveTextContent('Owner Shop');
    expect(
      await screen.findByRole('table', { name: 'Findings' }),
    ).toBeVisible();
  });

  it('leads from a figure to the findings of that severity', async () => {
    const asked = open('?group=owner');
    const [shop] = await rowsOf();
    await userEvent.click(
      within(shop).getByRole('link', { name: '2 warnings' }),
    );
    await screen.findByRole('table', { name: 'Findings' });
    expect(asked).toContainEqual(
      expect.objectContaining({
        ownerRef: 'group:default/shop',
        severity: 'warning',
      }),
    );
  });

  it('puts the groups of the reader first, and says so', async () => {
    const own = finding('own', { ownerRef: 'group:default/guests' });
    open('?group=owner', findingsOf([...FEW, own]), [
      'user:default/guest',
      'group:default/guests',
    ]);
    await waitFor(async () =>
      expect((await rowsOf())[0]).toHaveTextContent('your group'),
    );
    const [first, second] = await rowsOf();
    expect(first).toHaveTextContent('group:default/guests');
    expect(second).not.toHaveTextContent('your group');
  });
});

describe('the page Findings', () => {
  it('says what was checked where nothing is found', async () => {
    open('', findingsOf([]));
    expect(await screen.findByText('Nothing found')).toBeVisible();
    expect(
      screen.getByText(
        /^3 rules were checked, and nothing breaks them\. The catalog had 12 entities/,
      ),
    ).toBeVisible();
    expect(screen.getByText('1 rule is switched off')).toBeVisible();
  });

  it('offers to clear a filter that leaves nothing, and says why a rule is silent', async () => {
    open('?group=list&rule=R16');
    expect(await screen.findByText('No finding for this filter')).toBeVisible();
    expect(screen.getByText(/Rule R16 is switched off/)).toBeVisible();
    const [clear] = screen.getAllByRole('button', {
      name: 'Clear the filters',
    });
    await userEvent.click(clear);
    expect(
      await screen.findByRole('table', { name: 'Findings' }),
    ).toBeVisible();
  });

  it('says that the catalog is still to be gone through, and why a pass failed', async () => {
    open(
      '',
      findingsOf(FEW, {
        computedAt: undefined,
        problem: 'the catalog did not answer',
      }),
    );
    expect(
      await screen.findByText(/has not been gone through yet/),
    ).toBeVisible();
    expect(screen.getByText('the catalog did not answer')).toBeVisible();
  });

  it('takes an unknown severity and grouping in the URL for none', async () => {
    const asked = open('?severity=dire&group=colour');
    await loaded();
    expect(screen.getByRole('list', { name: 'By rule' })).toBeVisible();
    expect(asked.every(({ severity }) => severity === undefined)).toBe(true);
    for (const severity of SEVERITIES) {
      expect(
        screen.getByRole('button', { name: new RegExp(severity) }),
      ).toHaveAttribute('aria-pressed', 'false');
    }
  });

  it('tries again after a failure', async () => {
    const works = findingsOf(FEW);
    const fails = jest
      .fn()
      .mockRejectedValueOnce(new Error('the catalog sleeps'))
      .mockImplementation(works);
    open('', fails);
    expect(await screen.findByText('the catalog sleeps')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('list', { name: 'By rule' })).toBeVisible();
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
