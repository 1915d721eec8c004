import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createFakeApi,
  entities,
  entityNamed,
} from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  ScorecardPart,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import { fakeLayout } from '../matrices/__testUtils__/layout';
import plugin from '../..';
import {
  ACTIVITIES,
  answers,
  entitiesOf,
  failure,
  manyEntities,
  notComputed,
  nothing,
  summary,
  target,
  targets,
} from './__testUtils__/scorecard';

const withChildren = {
  ...entityNamed('commerce'),
  relations: [{ type: 'parentOf', targetRef: 'group:default/shop' }],
};

function open(given: Partial<OperatingModelApi> = {}, entity = withChildren) {
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      plugin.getExtension('entity-content:operating-model/scorecard' as never),
    ],
    apis: [
      [operatingModelApiRef, createFakeApi(answers(given))],
      [catalogApiRef, catalogApiMock({ entities })],
    ],
  });
}

const grid = () =>
  screen.findByRole('grid', { name: 'Entities by activities, worst first' });

beforeEach(() => fakeLayout({ width: 1000, height: 640 }));
afterEach(() => jest.restoreAllMocks());

describe('the tab Scorecard of a group', () => {
  it('says the score with its level, without exceptions, by state, how it moved, and as of when', async () => {
    open();
    expect(
      await screen.findByRole('button', {
        name: 'Runbook coverage 69 of 100, level Managed',
      }),
    ).toBeVisible();
    expect(screen.getByText('63 without exceptions')).toBeVisible();
    expect(screen.getByText('10 cells · 3 entities')).toBeVisible();
    expect(screen.getByText(/up 11 points since/)).toBeVisible();
    expect(screen.getByText(/^as of Nov 23, 2026/)).toBeVisible();
    const states = within(
      screen.getByRole('list', { name: 'Cells by state' }),
    ).getAllByRole('listitem');
    expect(states.map(({ textContent }) => textContent)).toEqual([
      '● 6 covered',
      '▲ 2 weak',
      '✕ 1 missing',
      '◆ 1 exempt',
    ]);
  });

  it('leads from a number of cells to the heat map, with the focus and a word on how many there are', async () => {
    const scrollIntoView = jest.fn();
    Element.prototype.scrollIntoView = scrollIntoView;
    open();
    await userEvent.click(
      await screen.findByRole('link', { name: /1 missing/ }),
    );
    const heading = screen.getByRole('heading', {
      name: 'Entities and activities',
    });
    await waitFor(() => expect(heading).toHaveFocus());
    await waitFor(() =>
      expect(
        screen.getAllByRole('status').map(({ textContent }) => textContent),
      ).toContain('2 entities shown'),
    );
    expect(scrollIntoView.mock.contexts.at(-1)).toBe(heading);
  });

  it('has the trend as a table, too', async () => {
    open({
      scorecardTargets: async () =>
        targets([target({ groupRef: 'group:default/commerce' })]),
    });
    await userEvent.click(await screen.findByText('As a table'));
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('Nov 1, 20266964');
    expect(rows[2]).toHaveTextContent('Sep 1, 20265853');
    expect(
      screen.getByText('goal 90: Ready for the peak, by Dec 31, 2026'),
    ).toBeVisible();
  });

  it('explains the score: by activity, by which criteria and weights, and the levels', async () => {
    open();
    await userEvent.click(
      await screen.findByRole('button', { name: 'How this score is made' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('How 69.9 of Commerce is made');
    expect(
      await within(dialog).findByRole('link', { name: 'Review access' }),
    ).toBeVisible();
    expect(dialog).toHaveTextContent('A runbook is there weight 40');
    expect(dialog).toHaveTextContent(
      'It was drilled weight 7 · counts from Jan 1, 2027',
    );
    expect(dialog).toHaveTextContent('Initial from 0, Managed from 40');
    expect(dialog).toHaveTextContent(
      'added up, divided by all weights: 41,940 ÷ 600 = 69.9.',
    );
  });

  it.each([
    'Runbook coverage 69 of 100, level Managed',
    '63 without exceptions',
  ])('explains the number itself: %s', async name => {
    open();
    await userEvent.click(await screen.findByRole('button', { name }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('How 69.9 of Commerce is made');
    expect(dialog).toHaveTextContent(
      'exempt cells count as what they would be. That makes 63.',
    );
  });

  it('says that activities which the reader may not see are in the score and not in its explanation', async () => {
    open({
      scorecardRollUp: async by => ({
        generation: 4,
        by,
        items: ACTIVITIES.slice(1),
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'How this score is made' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText(/activities that you may not see/),
    ).toBeVisible();
    expect(dialog).not.toHaveTextContent('divided by all weights');
  });

  it('ranks what to do next by what each step gains', async () => {
    open();
    const steps = within(
      await screen.findByRole('list', { name: 'What to do next' }),
    ).getAllByRole('listitem');
    expect(steps[0]).toHaveTextContent(
      '+4.1Write a runbook for Review access11 missing cells, 1 weak cell on 9 entities · owned by Security',
    );
    const { search, hash } = new URL(
      within(steps[0])
        .getByRole('link', { name: /11 missing cells/ })
        .getAttribute('href')!,
      'http://localhost',
    );
    const parameters = Object.fromEntries(new URLSearchParams(search));
    expect(parameters.activity).toBe('activity:default/review-access');
    // Of the missing cells alone the weak one would be left out.
    expect(parameters).not.toHaveProperty('state');
    expect(hash).toBe('#cells');
    expect(steps[1]).toHaveTextContent(
      '+0.1Have somebody else try Checkout is down',
    );
    await userEvent.click(
      within(steps[0]).getByRole('button', {
        name: 'raises the score by 4.1 to 74',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('How +4.1 is made');
    expect(dialog).toHaveTextContent('each of these cells is worth 100');
    expect(dialog).toHaveTextContent(
      'The score is 69.9 now, and would be 74.03: 4.13 more.',
    );
  });

  it('says what waits, what is due, and what the group carries', async () => {
    open();
    expect(
      await screen.findByRole('link', { name: 'A longer review' }),
    ).toHaveAttribute('href', '/operating-model/requests/12');
    expect(screen.getByRole('list', { name: 'Reviews due' })).toHaveTextContent(
      /overdue since Oct 1, 2026/,
    );
    expect(
      within(
        screen.getByRole('region', { name: 'Ends within 30 days' }),
      ).getByText('nothing'),
    ).toBeVisible();
    expect(screen.getByText(/Far more than its peers/)).toBeVisible();
  });

  it('asks for the group itself when its child groups are switched off', async () => {
    const asked: ScorecardPart[] = [];
    open({
      scorecardSummary: async part => {
        asked.push(part);
        return summary();
      },
    });
    const children = await screen.findByRole('switch', {
      name: 'With child groups',
    });
    expect(children).toBeChecked();
    await userEvent.click(children);
    await screen.findByRole('switch', { checked: false });
    expect(asked).toEqual([
      { groupRef: 'group:default/commerce', direct: undefined },
      { groupRef: 'group:default/commerce', direct: true },
    ]);
  });

  it('has no such switch where there are no child groups', async () => {
    open({}, { ...entityNamed('shop'), relations: [] });
    await grid();
    expect(screen.queryByRole('switch')).toBeNull();
  });

  it('says that there is no scorecard yet', async () => {
    open({ scorecardSummary: async () => notComputed() });
    expect(await screen.findByText('There is no scorecard yet')).toBeVisible();
  });

  it('says why there is none where nothing asks for a runbook', async () => {
    open({ scorecardSummary: async () => nothing() });
    expect(
      await screen.findByText('Nothing here asks for a runbook'),
    ).toBeVisible();
    expect(await screen.findByText('A longer review')).toBeVisible();
  });

  it('says that no score is neither 0 nor 100 where every cell is exempt', async () => {
    open({
      scorecardSummary: async () =>
        summary({ score: undefined, level: undefined }),
    });
    expect(
      await screen.findByText(/neither 0 nor 100. 63 without exceptions/),
    ).toBeVisible();
  });

  it('shows the rest to somebody who may not see its history', async () => {
    const denied = await failure(403, 'History holds figures of everything');
    open({
      scorecardHistory: async () => {
        throw denied;
      },
    });
    expect(await grid()).toBeVisible();
    expect(screen.getByText(/of which you may read a part/)).toBeVisible();
  });

  it('shows a failure with a way to try again', async () => {
    open({
      scorecardSummary: jest
        .fn()
        .mockRejectedValueOnce(new Error('the database sleeps'))
        .mockImplementation(async () => summary()),
    });
    expect(await screen.findByText('the database sleeps')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await grid()).toBeVisible();
  });
});

describe('the heat map', () => {
  it('has a row for each entity and a column for each activity, the worst of both first, told by sign and word', async () => {
    open();
    const map = await grid();
    expect(
      within(map)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Entity', 'Review access', 'Respond to incidents', 'Score']);
    const [, orphan, , idle] = within(map).getAllByRole('row');
    expect(orphan).toHaveTextContent('component:default/orphan✕▲12');
    expect(within(orphan).getByRole('img', { name: 'missing' })).toBeVisible();
    expect(idle).toHaveTextContent('no score');
    expect(
      within(idle).getAllByRole('img', { name: 'not asked for' }),
    ).toHaveLength(2);
  });

  it('explains a cell by keyboard alone: criteria, evidence, runbook', async () => {
    open();
    const map = await grid();
    within(map).getAllByRole('columnheader')[0].focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}{ArrowRight}');
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Respond to incidents');
    expect(await within(dialog).findByText(/never tried/)).toBeVisible();
    expect(
      within(dialog).getByRole('link', { name: 'Checkout is down' }),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('link', { name: 'Request exception' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('entityRef=component%3Adefault%2Fcheckout'),
    );
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('explains the score of an entity, and from there each of its cells', async () => {
    open();
    const map = await grid();
    await userEvent.click(within(map).getByText('69'));
    expect(await screen.findByRole('dialog')).toHaveTextContent('Its cells');
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', {
        name: 'Review access',
      }),
    );
    expect(
      await within(screen.getByRole('dialog')).findByText('none covers it'),
    ).toBeVisible();
    // Where there is none, none was judged.
    expect(screen.queryByText('How the runbook was judged')).toBeNull();
  });

  it('shows the entities with a cell in a state when one follows its number', async () => {
    open();
    await userEvent.click(
      await screen.findByRole('link', { name: /1 exempt/ }),
    );
    expect(
      await screen.findByText('No entity matches the filters'),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    expect(await grid()).toBeVisible();
  });

  it('draws only what is in sight of 5,000 entities, and reaches the last one', async () => {
    const all = manyEntities(5_000);
    open({
      scorecardSummary: async () => summary({ entities: 5_000 }),
      // All in one page: what 50 presses of Load more would gather.
      scorecardEntities: question =>
        entitiesOf(all)({ ...question, limit: 5_000 }),
    });
    const map = await grid();
    expect(map).toHaveAttribute('aria-rowcount', '5001');
    expect(within(map).getAllByRole('row').length).toBeLessThan(60);
    within(map).getAllByRole('columnheader')[0].focus();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    expect(
      await within(map).findByText('component:default/service-4999'),
    ).toBeInTheDocument();
    expect(within(map).getAllByRole('row').length).toBeLessThan(60);
  });

  it('loads page after page', async () => {
    open({
      scorecardSummary: async () => summary({ entities: 230 }),
      scorecardEntities: entitiesOf(manyEntities(230)),
    });
    expect(await screen.findByText('100 of 230 shown')).toBeVisible();
    const map = await grid();
    await userEvent.click(screen.getByRole('button', { name: /more/ }));
    expect(await screen.findByText('200 of 230 shown')).toBeVisible();
    expect(map).toHaveAttribute('aria-rowcount', '201');
  });
});

describe('the export', () => {
  it('hands out what is shown, filters included', async () => {
    const asked: unknown[] = [];
    URL.createObjectURL = () => 'blob:here';
    URL.revokeObjectURL = () => {};
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    open({
      async exportScorecard(format, question) {
        asked.push([format, question.groupRef]);
        return new Blob(['a,b']);
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'CSV, a row per cell' }),
    );
    expect(asked).toEqual([['csv', 'group:default/commerce']]);
  });

  it('hands out a row per entity to whoever wants no more', async () => {
    const asked: unknown[] = [];
    URL.createObjectURL = () => 'blob:here';
    URL.revokeObjectURL = () => {};
    const saved: string[] = [];
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    open({
      async exportScorecard(format, question, rows) {
        asked.push([format, question.groupRef, rows]);
        return new Blob(['a,b']);
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'CSV, a row per entity' }),
    );
    expect(asked).toEqual([['csv', 'group:default/commerce', 'entities']]);
    // Files of several parts and days are told apart.
    expect(saved).toEqual([
      expect.stringMatching(
        /^scorecard-commerce-entities-\d{4}-\d\d-\d\d\.csv$/,
      ),
    ]);
  });

  it('says why it did not come', async () => {
    open({
      async exportScorecard() {
        throw new Error('too much at once');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /JSON/ }),
    );
    expect(await screen.findByText('too much at once')).toBeVisible();
  });
});
