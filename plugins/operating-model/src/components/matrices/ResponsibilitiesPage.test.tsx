import { ResponseError } from '@backstage/errors';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { MatrixAnswer } from 'backstage-plugin-operating-model-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import plugin from '../..';
import { createFakeApi } from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import { fakeLayout, fakeScreen } from './__testUtils__/layout';
import {
  finding,
  largeMatrix,
  matricesAnswer,
  matrixOf,
  names,
  row,
  summary,
} from './__testUtils__/matrices';

const BASE = '/operating-model/responsibilities';
const WIDE = '(min-width: 1000px)';
const NARROW = '(max-width: 700px)';

function open(path: string, answers: Partial<OperatingModelApi>) {
  renderTestApp({
    features: [plugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [`${BASE}${path}`],
    apis: [[operatingModelApiRef, createFakeApi(answers)]],
  });
}

async function failure(status: number, message: string): Promise<Error> {
  return ResponseError.fromResponse(
    new Response(JSON.stringify({ error: { name: 'Error', message } }), {
      status,
      headers: { 'content-type': 'application/json' },
    }) as Response & { headers: Headers },
  );
}

const focused = () => document.activeElement as HTMLElement;

beforeEach(() => fakeScreen(WIDE));
afterEach(() => jest.restoreAllMocks());

describe('the list of matrices', () => {
  it('says of each who owns it, what it reaches, when it is due and what is wrong with it', async () => {
    open('', {
      matrices: async () =>
        matricesAnswer([
          summary('payments', {
            title: 'Payments operations',
            method: 'DACI',
            review: { dueOn: '2026-11-01', overdue: true },
            findings: { error: 1, warning: 2, note: 0 },
          }),
          summary('bare', {
            ownerRef: undefined,
            entities: undefined,
            review: { overdue: false },
          }),
        ]),
    });
    const [, first, second] = await screen.findAllByRole('row');
    expect(
      within(first).getByRole('link', { name: 'Payments operations' }),
    ).toHaveAttribute('href', `${BASE}/matrix/default/payments`);
    expect(first).toHaveTextContent('DACI');
    expect(within(first).getByRole('link', { name: 'Shop' })).toBeVisible();
    expect(first).toHaveTextContent('3 × 4');
    expect(first).toHaveTextContent(/overdue since/);
    expect(first).toHaveTextContent('1 error');
    expect(first).toHaveTextContent('2 warnings');
    expect(second).toHaveTextContent('no owner');
    expect(second).toHaveTextContent('not counted yet');
    expect(second).toHaveTextContent('no review set');
    expect(screen.getByRole('link', { name: 'New matrix' })).toHaveAttribute(
      'href',
      `${BASE}/edit`,
    );
    expect(screen.getByRole('link', { name: 'Compare' })).toHaveAttribute(
      'href',
      `${BASE}/compare`,
    );
  });

  it('loads the next page when asked, and asks the server for a search', async () => {
    const matrices = jest.fn(async ({ cursor = '0', q = '' }) => {
      if (q) return matricesAnswer([summary(`matrix-${q}`)]);
      const number = Number(cursor);
      return matricesAnswer([summary(`matrix-${number}`)], {
        nextCursor: number < 3 ? String(number + 1) : undefined,
      });
    });
    open('', { matrices });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more' }),
    );
    expect(await screen.findByRole('link', { name: 'matrix-1' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'matrix-3' })).toBeNull();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search matrices' }),
      ' far',
    );
    expect(
      await screen.findByRole('link', { name: 'matrix-far' }),
    ).toBeVisible();
    expect(matrices).toHaveBeenCalledTimes(3);
    expect(screen.queryByRole('link', { name: 'matrix-1' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
  });

  it('says why the next page did not come, and tries again', async () => {
    const matrices = jest
      .fn()
      .mockResolvedValueOnce(
        matricesAnswer([summary('one')], { nextCursor: 'next' }),
      )
      .mockRejectedValueOnce(new Error('the network is down'))
      .mockResolvedValueOnce(matricesAnswer([summary('two')]));
    open('', { matrices });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more' }),
    );
    expect(await screen.findByText(/the network is down/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'two' })).toBeVisible();
  });

  it('says what to do where there is none, and where a search finds none', async () => {
    open('', { matrices: async () => matricesAnswer([]) });
    expect(
      await screen.findByText('No responsibility matrix yet'),
    ).toBeVisible();
    expect(screen.getAllByRole('link', { name: 'New matrix' })).toHaveLength(2);
  });

  it('waits for a catalog that was not read yet', async () => {
    const unread = { ...matricesAnswer([]), computedAt: undefined };
    const matrices = jest
      .fn()
      .mockResolvedValueOnce(unread)
      .mockResolvedValue(matricesAnswer([summary('one')]));
    open('', { matrices });
    expect(
      await screen.findByText('The catalog is still being read'),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'one' }, { timeout: 10_000 }),
    ).toBeVisible();
  });

  it('keeps the search in the URL, and clears it', async () => {
    open('?search=nothing', {
      matrices: async ({ q }) => matricesAnswer(q ? [] : [summary('one')]),
    });
    expect(
      await screen.findByText('No matrix matches “nothing”'),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filter' }),
    );
    expect(await screen.findByRole('link', { name: 'one' })).toBeVisible();
  });

  it('tells who may not see it whom to ask', async () => {
    const denied = await failure(403, 'no');
    open('', { matrices: () => Promise.reject(denied) });
    expect(await screen.findByText('You may not see this')).toBeVisible();
  });

  it('switches to the view by team and back', async () => {
    open('', {
      matrices: async () => matricesAnswer([summary('one')]),
      teams: async () => ({
        items: [],
        peers: { groups: 0, mean: 0, deviation: 0 },
      }),
    });
    await userEvent.click(
      await screen.findByRole('radio', { name: 'By team' }),
    );
    expect(
      await screen.findByText('The catalog has not been gone through yet'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'List' }));
    expect(await screen.findByRole('link', { name: 'one' })).toBeVisible();
  });
});

const shopOperations = matrixOf(
  [
    row(1, 'Respond to incidents', {
      $owner: 'AR',
      'group:default/security': 'C',
    }),
    row(
      2,
      'Deploy',
      { $owner: 'R', 'group:default/shop': 'A' },
      {
        findings: [finding()],
        note: 'Shop keeps the budgets',
        validator: ['group:default/security'],
      },
    ),
    row(3, 'Restore', { 'group:default/shop': 'AR' }, { withoutRunbook: 9 }),
  ],
  { matrixFindings: [finding({ id: 'f2', message: 'It is not reviewed' })] },
);

function openMatrix(matrix: MatrixAnswer, query = '') {
  open(`/matrix/default/shop-operations${query}`, {
    matrix: async () => matrix,
  });
  return screen.findByRole('grid');
}

describe('a matrix as a grid', () => {
  beforeEach(() => fakeLayout({ width: 1000, height: 640 }));

  it('shows parties across, activities down, letters by their words, and what each party holds', async () => {
    const grid = await openMatrix(shopOperations);
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map(header => header.textContent),
    ).toEqual(['Activity', '$owner', 'Security', 'Shop', 'Findings']);
    expect(grid).toHaveAttribute('aria-rowcount', '5');
    expect(grid).toHaveAttribute('aria-colcount', '5');
    const [, respond, deploy, restore, foot] = within(grid).getAllByRole('row');
    const [owner, security] = within(respond).getAllByRole('gridcell');
    expect(
      within(owner)
        .getAllByRole('img')
        .map(chip => chip.getAttribute('aria-label')),
    ).toEqual(['accountable', 'responsible']);
    expect(
      within(security).getByRole('img', { name: 'consulted' }),
    ).toHaveTextContent('C');
    expect(deploy).toHaveTextContent('A and R are the same at high risk');
    expect(within(deploy).getByRole('img', { name: 'warning' })).toBeVisible();
    expect(restore).toHaveTextContent('No runbook for 9 of 14 entities');
    expect(foot).toHaveTextContent('Holds A / R');
    expect(foot).toHaveTextContent('1 / 2');
  });

  it('says in its head what it is, what it speaks of and where it is written', async () => {
    await openMatrix(shopOperations);
    expect(
      screen.getByRole('heading', { name: 'Shop operations' }),
    ).toBeVisible();
    expect(screen.getByText(/Component, system shop/)).toBeVisible();
    expect(screen.getByText('(14 entities)')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Priya' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Edit' })).toHaveAttribute(
      'href',
      `${BASE}/edit/default/shop-operations`,
    );
    expect(screen.getByRole('link', { name: 'What if…' })).toHaveAttribute(
      'href',
      '/operating-model/what-if?change=dissolve&group=group%3Adefault%2Fshop',
    );
    expect(screen.getByRole('link', { name: 'Edit file' })).toHaveAttribute(
      'href',
      'https://git.example.com/edit/matrices.yaml',
    );
    expect(screen.getByText('It is not reviewed')).toBeVisible();
  });

  it('explains the letters of its method, and whom a placeholder stands for', async () => {
    const grid = await openMatrix({ ...shopOperations, method: 'DACI' });
    const legend = screen.getByRole('list', { name: 'Legend' });
    expect(legend).toHaveTextContent('driver, brings it about');
    expect(legend).toHaveTextContent('approver, exactly one');
    expect(
      within(grid).getAllByRole('img', { name: 'driver' })[0],
    ).toHaveTextContent('D');
    expect(
      screen.getByText(/\$owner stands for/).closest('li'),
    ).toHaveTextContent('Shop on 9 entities, nobody on 5');
  });

  it('is moved through by keyboard, and explains the cell that one is on', async () => {
    await openMatrix(shopOperations);
    await userEvent.click(
      screen.getByRole('searchbox', { name: 'Filter parties' }),
    );
    // The switch, then the one cell that Tab stops at.
    await userEvent.tab();
    await userEvent.tab();
    expect(focused()).toHaveTextContent('Activity');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(focused()).toHaveAttribute('aria-colindex', '2');
    expect(focused().closest('[role=row]')).toHaveTextContent('Deploy');
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Deploy' });
    expect(dialog).toHaveTextContent('$owner is responsible.');
    expect(dialog).toHaveTextContent('Shop keeps the budgets');
    expect(dialog).toHaveTextContent('row 2 of matrices.yaml');
    expect(dialog).toHaveTextContent('name somebody else under A');
    expect(dialog).toHaveTextContent('spec.rows[1].accountable');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(focused()).toHaveAttribute('data-cell', '2:1'));
    await userEvent.keyboard('{Control>}{End}{/Control}');
    expect(focused()).toHaveAttribute('data-cell', '4:4');
    await userEvent.keyboard('{Home}');
    expect(focused()).toHaveTextContent('Holds A / R');
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    expect(focused()).toHaveTextContent('Activity');
  });

  it('explains a placeholder from its column header', async () => {
    const grid = await openMatrix(shopOperations);
    await userEvent.click(
      within(grid).getByRole('columnheader', { name: '$owner' }),
    );
    const dialog = await screen.findByRole('dialog', { name: '$owner' });
    expect(dialog).toHaveTextContent('the owner of the entity');
    expect(dialog).toHaveTextContent('9 entities');
    expect(dialog).toHaveTextContent('nobody on 5');
    expect(dialog).toHaveTextContent(
      'accountable in 1 and responsible in 2 of 3 rows',
    );
  });

  it('is narrowed down by activity, party and findings, in the URL', async () => {
    const grid = await openMatrix(shopOperations, '?findings=only&party=shop');
    expect(
      within(grid)
        .getAllByRole('rowheader')
        .map(header => header.textContent),
    ).toEqual(['Deployhigh risk', 'Restorehigh risk', 'Holds A / R']);
    expect(within(grid).getAllByRole('columnheader')).toHaveLength(3);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Filter activities' }),
      'zzz',
    );
    expect(
      await screen.findByText('Nothing matches this filter'),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filter' }),
    );
    expect(
      await screen.findByText('3 of 3 activities, 3 of 3 parties'),
    ).toBeVisible();
  });

  it('keeps only what is in sight in the document, and goes to the far end', async () => {
    const grid = await openMatrix(largeMatrix(60, 200));
    expect(grid).toHaveAttribute('aria-rowcount', '202');
    expect(grid).toHaveAttribute('aria-colcount', '62');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(30);
    expect(within(grid).getAllByRole('columnheader').length).toBeLessThan(25);
    grid.querySelector<HTMLElement>('[data-cell="0:0"]')?.focus();
    await userEvent.keyboard('{Control>}{End}{/Control}{ArrowUp}{ArrowLeft}');
    expect(focused()).toHaveAttribute('data-cell', '200:60');
    expect(focused().closest('[role=row]')).toHaveTextContent('Activity 200');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(40);
  });

  it('says what to do about a matrix without rows, and of one that is not there', async () => {
    open('/matrix/default/shop-operations', {
      matrix: async () => matrixOf([]),
    });
    expect(
      await screen.findByText('This matrix has no rows yet'),
    ).toBeVisible();
  });

  it('says why it could not be loaded', async () => {
    const missing = await failure(404, 'No responsibility matrix');
    open('/matrix/default/gone', { matrix: () => Promise.reject(missing) });
    expect(await screen.findByText('Could not be loaded')).toBeVisible();
  });
});

describe('a matrix on a phone', () => {
  it('is a list of activities with the parties under each letter', async () => {
    fakeScreen(NARROW);
    open('/matrix/default/shop-operations', {
      matrix: async () => shopOperations,
    });
    const list = await screen.findByRole('list', {
      name: 'Who does what in Shop operations',
    });
    expect(screen.queryByRole('grid')).toBeNull();
    const deploy = within(list)
      .getByRole('button', { name: 'Deploy' })
      .closest('li')!;
    expect(within(deploy).getByRole('link', { name: 'Shop' })).toBeVisible();
    expect(deploy).toHaveTextContent('A and R are the same at high risk');
    await userEvent.click(within(deploy).getByRole('button'));
    expect(
      await screen.findByRole('dialog', { name: 'Deploy' }),
    ).toHaveTextContent('Shop keeps the budgets');
  });
});

describe('a row that another matrix contradicts', () => {
  beforeEach(() => fakeLayout({ width: 1000, height: 640 }));

  const other = 'responsibilitymatrix:default/other';
  const contested = matrixOf(
    [
      row(
        1,
        'Deploy',
        { 'group:default/shop': 'AR' },
        {
          findings: [
            finding({
              rule: 'R13',
              severity: 'error',
              message: `who is accountable is contested on 2 entities: ${other} row 4 names somebody else`,
            }),
          ],
        },
      ),
      row(2, 'Restore', { 'group:default/shop': 'AR' }),
    ],
    { names: { ...names, [other]: { title: 'Other', exists: true } } },
  );

  it('says so in its place, and leads to both side by side', async () => {
    open('/matrix/default/shop-operations?findings=only', {
      matrix: async () => contested,
    });
    const cell = await screen.findByText(
      /contested on 2 entities: Other row 4 names somebody else/,
    );
    expect(screen.queryByText('Restore')).toBeNull();
    await userEvent.click(cell);
    const dialog = await screen.findByRole('dialog', { name: 'Deploy' });
    expect(
      within(dialog).getByRole('link', { name: 'Compare the two matrices' }),
    ).toHaveAttribute(
      'href',
      `/operating-model/responsibilities/compare?${new URLSearchParams({
        left: contested.ref,
        right: other,
      })}`,
    );
  });
});

describe('two matrices side by side', () => {
  const other = matrixOf(
    [
      row(1, 'Deploy', { 'group:default/security': 'A', $owner: 'R' }),
      row(2, 'Respond to incidents', {
        $owner: 'AR',
        'group:default/security': 'C',
      }),
      row(3, 'Rotate keys', { 'group:default/security': 'AR' }),
    ],
    { ref: 'responsibilitymatrix:default/other', title: 'Other' },
  );
  const answers = {
    matrices: async () =>
      matricesAnswer([
        summary('shop-operations', { title: 'Shop operations' }),
        summary('other', { title: 'Other' }),
      ]),
    matrix: async (ref: string) => (ref === other.ref ? other : shopOperations),
  };
  const both = `?left=${shopOperations.ref}&right=${other.ref}`;
  const rowOf = (activity: string) =>
    screen.getByRole('rowheader', { name: activity }).closest('[role=row]')!;

  it('says in words what differs and what contradicts', async () => {
    open(`/compare${both}`, answers);
    expect(
      await screen.findByText(
        '1 differ, 1 only in Shop operations, 1 only in Other, 1 the same',
      ),
    ).toBeVisible();
    expect(rowOf('Deploy')).toHaveTextContent('contradiction');
    expect(rowOf('Deploy')).toHaveTextContent('differs');
    expect(rowOf('Deploy')).toHaveTextContent(
      'Shop: A only in Shop operations',
    );
    expect(rowOf('Deploy')).toHaveTextContent('Security: A only in Other');
    expect(rowOf('Restore')).toHaveTextContent('← only in Shop operations');
    expect(rowOf('Rotate keys')).toHaveTextContent('→ only in Other');
    expect(rowOf('Respond to incidents')).toHaveTextContent('the same');
  });

  it('leaves out what is the same when asked, and swaps the sides', async () => {
    open(`/compare${both}`, answers);
    await userEvent.click(
      await screen.findByRole('switch', { name: 'Only differences' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('rowheader', { name: 'Respond to incidents' }),
      ).toBeNull(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Swap sides' }));
    await waitFor(() =>
      expect(rowOf('Rotate keys')).toHaveTextContent('← only in Other'),
    );
  });

  it('is begun by picking a matrix on each side', async () => {
    open(`/compare?left=${shopOperations.ref}`, answers);
    expect(
      await screen.findByText('Pick two matrices to compare'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Right/ }));
    await userEvent.click(await screen.findByRole('option', { name: /Other/ }));
    expect(
      await screen.findByText(
        '1 differ, 1 only in Shop operations, 1 only in Other, 1 the same',
      ),
    ).toBeVisible();
  });
});
