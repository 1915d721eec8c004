import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityNamed } from '../../__testUtils__/organization';
import { ScorecardPart } from '../../api/OperatingModelApi';
import { fakeLayout } from '../matrices/__testUtils__/layout';
import { heatMap, openTab } from './__testUtils__/openTab';
import {
  ACTIVITIES,
  failure,
  notComputed,
  nothing,
  summary,
  target,
  targets,
} from './__testUtils__/scorecard';

beforeEach(() => fakeLayout({ width: 1000, height: 640 }));
afterEach(() => jest.restoreAllMocks());

describe('the tab Scorecard of a group', () => {
  it('says the score with its level, without exceptions, by state, how it moved, and as of when', async () => {
    openTab();
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
    openTab();
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
    openTab({
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
    openTab();
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
    openTab();
    await userEvent.click(await screen.findByRole('button', { name }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('How 69.9 of Commerce is made');
    expect(dialog).toHaveTextContent(
      'exempt cells count as what they would be. That makes 63.',
    );
  });

  it('says that activities which the reader may not see are in the score and not in its explanation', async () => {
    openTab({
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
    openTab();
    const steps = within(
      await screen.findByRole('list', { name: 'What to do next' }),
    ).getAllByRole('listitem');
    expect(steps[0]).toHaveTextContent(
      '+4.1Write a runbook for Review access11 missing cells, 1 weak cell on 9 entities · the activity is owned by Security',
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
    openTab();
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
    openTab({
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
    openTab({}, { ...entityNamed('shop'), relations: [] });
    await heatMap();
    expect(screen.queryByRole('switch')).toBeNull();
  });

  it('says that there is no scorecard yet', async () => {
    openTab({ scorecardSummary: async () => notComputed() });
    expect(await screen.findByText('There is no scorecard yet')).toBeVisible();
  });

  it('says why there is none where nothing asks for a runbook', async () => {
    openTab({ scorecardSummary: async () => nothing() });
    expect(
      await screen.findByText('Nothing here asks for a runbook'),
    ).toBeVisible();
    expect(await screen.findByText('A longer review')).toBeVisible();
  });

  it('says that no score is neither 0 nor 100 where every cell is exempt', async () => {
    openTab({
      scorecardSummary: async () =>
        summary({ score: undefined, level: undefined }),
    });
    expect(
      await screen.findByText(/neither 0 nor 100. 63 without exceptions/),
    ).toBeVisible();
  });

  it('shows the rest to somebody who may not see its history', async () => {
    const denied = await failure(403, 'History holds figures of everything');
    openTab({
      scorecardHistory: async () => {
        throw denied;
      },
    });
    expect(await heatMap()).toBeVisible();
    expect(screen.getByText(/of which you may read a part/)).toBeVisible();
  });

  it('shows a failure with a way to try again', async () => {
    openTab({
      scorecardSummary: jest
        .fn()
        .mockRejectedValueOnce(new Error('the database sleeps'))
        .mockImplementation(async () => summary()),
    });
    expect(await screen.findByText('the database sleeps')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await heatMap()).toBeVisible();
  });
});
