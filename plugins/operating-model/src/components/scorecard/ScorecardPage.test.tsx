import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ScorecardRefresh } from 'backstage-plugin-operating-model-common';
import { createFakeApi, entities } from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import { fakeLayout } from '../matrices/__testUtils__/layout';
import plugin from '../..';
import {
  IDLE,
  answers,
  failure,
  member,
  notComputed,
  summary,
} from './__testUtils__/scorecard';

function open(query: string, given: Partial<OperatingModelApi> = {}) {
  renderTestApp({
    features: [plugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [`/operating-model/scorecard${query}`],
    apis: [
      [operatingModelApiRef, createFakeApi(answers(given))],
      [catalogApiRef, catalogApiMock({ entities })],
    ],
  });
}

const rowNames = () =>
  within(screen.getByRole('table', { name: /Scores by/ }))
    .getAllByRole('rowheader')
    .map(header => within(header).getAllByRole('link')[0].textContent);

beforeEach(() => fakeLayout({ width: 1000, height: 640 }));
afterEach(() => jest.restoreAllMocks());

describe('the page Scorecard', () => {
  it('has the topmost groups, the lowest score first, with figures that each lead on', async () => {
    open('');
    const table = await screen.findByRole('table', { name: 'Scores by Group' });
    expect(rowNames()).toEqual(['Security', 'Commerce']);
    const row = within(table).getAllByRole('row')[1];
    const cells = within(row).getAllByRole('cell');
    expect(cells[0]).toHaveTextContent('30 Managed');
    expect(cells[1]).toHaveTextContent('45');
    expect(within(cells[3]).getByRole('link')).toHaveAttribute(
      'href',
      '/operating-model/scorecard?group=group%3Adefault%2Fsecurity&by=entity#cells',
    );
    await userEvent.click(within(cells[0]).getByRole('button'));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'How 30 of Security is made',
    );
  });

  it.each([
    ['group', undefined],
    ['entity', 'comm'],
  ])(
    'by %s, exports only what a search of entities leaves',
    async (by, text) => {
      URL.createObjectURL = () => 'blob:here';
      URL.revokeObjectURL = () => {};
      jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
      const exportScorecard = jest.fn(async () => new Blob(['a,b']));
      open(`?by=${by}&q=comm`, { exportScorecard });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Export' }),
      );
      await userEvent.click(
        await screen.findByRole('menuitem', { name: /JSON/ }),
      );
      await waitFor(() =>
        expect(exportScorecard).toHaveBeenCalledWith(
          'json',
          expect.objectContaining({ q: text }),
          undefined,
        ),
      );
    },
  );

  it('unfolds a group, and folds it again', async () => {
    open('');
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show the groups below Commerce',
      }),
    );
    await screen.findByRole('link', { name: 'Shop' });
    expect(rowNames()).toEqual(['Security', 'Commerce', 'Shop']);
    await userEvent.click(
      screen.getByRole('button', { name: 'Hide the groups below Commerce' }),
    );
    expect(rowNames()).toEqual(['Security', 'Commerce']);
  });

  it('says why a group could not be unfolded, with a way to try again', async () => {
    const works = answers().scorecardRollUp!;
    let fails = true;
    open('', {
      async scorecardRollUp(by, group) {
        if (group.groupRef && fails) {
          fails = false;
          throw new Error('out of reach');
        }
        return works(by, group);
      },
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show the groups below Commerce',
      }),
    );
    expect(await screen.findByText('out of reach')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Shop' })).toBeVisible();
  });

  it('drills down into a group, and back', async () => {
    open('');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Commerce' }),
    );
    expect(
      await screen.findByRole('region', { name: 'commerce' }),
    ).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Shop' })).toBeVisible();
    expect(screen.getByText('Group commerce')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Everything' }),
    ).toBeVisible();
  });

  it('is by what the URL says, sorted and filtered as it says', async () => {
    open('?by=activity&sort=title&q=re', {
      scorecardRollUp: async by => ({
        generation: 1,
        by,
        items: [
          member('activity:default/z', 'Restore'),
          member('activity:default/y', 'Deploy'),
          member('activity:default/x', 'Re-key', { countsFrom: '2999-03-01' }),
        ],
      }),
    });
    await screen.findByRole('table', { name: 'Scores by Activity' });
    expect(rowNames()).toEqual(['Re-key', 'Restore']);
    // What is announced says when it counts.
    expect(screen.getByText('counts from Mar 1, 2999')).toBeVisible();
  });

  it.each([
    [
      'group=shop&activity=Restore',
      {
        groupRef: 'group:default/shop',
        activityRef: 'activity:default/restore',
      },
    ],
    ['group=:&system=%20&domain=a//b', {}],
  ])(
    'takes references in short form, and none amiss: %s',
    async (query, asked) => {
      const scorecardEntities = jest.fn(async () => ({
        generation: 1,
        items: [],
        names: {},
      }));
      open(`?by=entity&${query}`, { scorecardEntities });
      await waitFor(() => expect(scorecardEntities).toHaveBeenCalled());
      expect(scorecardEntities.mock.lastCall).toEqual([
        { ...asked, limit: 100, order: 'asc' },
      ]);
      expect(screen.queryByText(/Error in operating-model/)).toBeNull();
    },
  );

  it('says beside how the score moved that what counts has changed', async () => {
    const works = answers().scorecardHistory!;
    open('', {
      scorecardHistory: async (...question) => ({
        ...(await works(...question)),
        scoringChanges: [
          {
            day: '2026-10-01',
            changes: [
              { of: 'criterion', key: 'fresh', title: 'Fresh', before: '20' },
            ],
          },
        ],
      }),
    });
    expect(
      await screen.findByText('What counts has changed since: see the trend.'),
    ).toBeVisible();
    expect(screen.getByText(/Fresh counts no more/)).toBeVisible();
  });

  it('says how many entities are in none of its rows, and why', async () => {
    const works = answers().scorecardRollUp!;
    open('', {
      scorecardRollUp: async (by, part) => ({
        ...(await works(by, part)),
        others: 44,
      }),
    });
    expect(
      await screen.findByText(/44 more entities belong to none of these/),
    ).toHaveTextContent('their owner is not in the catalog');
    expect(
      screen.getByRole('link', { name: 'Show what R22 found' }),
    ).toHaveAttribute('href', '/operating-model/findings?rule=R22');
  });

  it('leads to the entities that a group owns itself', async () => {
    const works = answers().scorecardRollUp!;
    open('?group=group:default/shop', {
      scorecardRollUp: async (by, part) => ({
        ...(await works(by, part)),
        others: 1,
      }),
    });
    expect(
      await screen.findByText(/1 more entity belongs to none of these/),
    ).toHaveTextContent('The group itself owns them.');
    const link = new URL(
      screen.getByRole('link', { name: 'Show them' }).getAttribute('href')!,
      'http://localhost',
    );
    expect(Object.fromEntries(link.searchParams)).toEqual({
      by: 'entity',
      children: 'no',
      group: 'group:default/shop',
    });
  });

  it('draws a hundred of many members, and more when asked', async () => {
    open('?by=system', {
      scorecardRollUp: async by => ({
        generation: 1,
        by,
        items: Array.from({ length: 5_000 }, (_, index) =>
          member(`system:default/s${index}`, `System ${index}`),
        ),
      }),
    });
    // To ask for roles among so many takes half a minute.
    expect(await screen.findAllByText(/^System \d+$/)).toHaveLength(100);
    await userEvent.click(screen.getByText('Show 100 more'));
    expect(screen.getAllByText(/^System \d+$/)).toHaveLength(200);
  });

  it('says that nothing matches, and how to see all of it again', async () => {
    open('?q=nowhere');
    expect(await screen.findByText('Nothing matches “nowhere”')).toBeVisible();
    const field = screen.getByRole('searchbox', { name: 'Search by name' });
    expect(field).toHaveValue('nowhere');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    await screen.findByRole('table', { name: 'Scores by Group' });
    expect(field).toHaveValue('');
    // Nor does the field ask for it again once its pause is over.
    await new Promise(resolve => setTimeout(resolve, 400));
    expect(
      screen.getByRole('table', { name: 'Scores by Group' }),
    ).toBeVisible();
  });

  it('says which filters its figures do not look at, and lets each go', async () => {
    open('?by=entity&state=missing');
    expect(await screen.findByText('State missing')).toBeVisible();
    expect(screen.getByText(/do not look at these/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    await waitFor(() =>
      expect(screen.queryByText(/do not look at these/)).toBeNull(),
    );
  });

  it('by entity is the heat map', async () => {
    open('?by=entity');
    expect(
      await screen.findByRole('grid', { name: /Entities by activities/ }),
    ).toBeVisible();
  });

  it('says that there is no scorecard yet', async () => {
    open('', { scorecardSummary: async () => notComputed() });
    expect(await screen.findByText('There is no scorecard yet')).toBeVisible();
  });

  it('tells whoever may not see it whom to ask', async () => {
    const denied = await failure(403, 'no');
    open('', {
      async scorecardSummary() {
        throw denied;
      },
    });
    expect(await screen.findByText('You may not see this')).toBeVisible();
  });
});

describe('the refresh', () => {
  it('is begun, followed until it ends, and then everything is read anew', async () => {
    const steps: ScorecardRefresh[] = [
      IDLE,
      {
        state: 'running',
        phase: 'reading',
        seen: 1_200,
        expected: 5_000,
        written: 3,
      },
      IDLE,
    ];
    const read = jest.fn(async () => summary());
    open('', {
      scorecardSummary: read,
      scorecardRefresh: async () => steps.shift() ?? IDLE,
      refreshScorecard: async () => ({
        ...IDLE,
        state: 'waiting',
        started: true,
        names: {},
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(await screen.findByText('Waits to begin')).toBeVisible();
    expect(
      await screen.findByText(
        'Going through the catalog: 1,200 of about 5,000 entities',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('progressbar', { name: 'Progress of the refresh' }),
    ).toHaveAttribute('aria-valuenow', '24');
    expect(await screen.findByText('Refreshed')).toBeVisible();
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
  });

  it('says why it could not be begun', async () => {
    const denied = await failure(403, 'You may not refresh');
    open('', {
      async refreshScorecard() {
        throw denied;
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(
      await screen.findByText('The refresh could not be begun'),
    ).toBeVisible();
  });

  it('says why the last one was not published', async () => {
    open('', {
      scorecardRefresh: async () => ({
        ...IDLE,
        last: {
          outcome: 'doubted',
          startedAt: '2026-11-23T12:00:00Z',
          endedAt: '2026-11-23T12:01:00Z',
          entities: 10,
          written: 0,
          problem: 'A third of the catalog is gone',
        },
      }),
    });
    expect(
      await screen.findByText('The last refresh was not published'),
    ).toBeVisible();
    expect(screen.getByText('A third of the catalog is gone')).toBeVisible();
  });
});
