import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeLayout } from '../matrices/__testUtils__/layout';
import { heatMap, openTab } from './__testUtils__/openTab';
import { entitiesOf, manyEntities, summary } from './__testUtils__/scorecard';

beforeEach(() => fakeLayout({ width: 1000, height: 640 }));
afterEach(() => jest.restoreAllMocks());

describe('the heat map', () => {
  it('has a row for each entity and a column for each activity, the worst of both first, told by sign and word', async () => {
    openTab();
    const map = await heatMap();
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
    openTab();
    const map = await heatMap();
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
    openTab();
    const map = await heatMap();
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
    openTab();
    await userEvent.click(
      await screen.findByRole('link', { name: /1 exempt/ }),
    );
    expect(
      await screen.findByText('No entity matches the filters'),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    expect(await heatMap()).toBeVisible();
  });

  it('draws only what is in sight of 5,000 entities, and reaches the last one', async () => {
    const all = manyEntities(5_000);
    openTab({
      scorecardSummary: async () => summary({ entities: 5_000 }),
      // All in one page: what 50 presses of Load more would gather.
      scorecardEntities: question =>
        entitiesOf(all)({ ...question, limit: 5_000 }),
    });
    const map = await heatMap();
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
    openTab({
      scorecardSummary: async () => summary({ entities: 230 }),
      scorecardEntities: entitiesOf(manyEntities(230)),
    });
    expect(await screen.findByText('100 of 230 shown')).toBeVisible();
    const map = await heatMap();
    await userEvent.click(screen.getByRole('button', { name: /more/ }));
    expect(await screen.findByText('200 of 230 shown')).toBeVisible();
    expect(map).toHaveAttribute('aria-rowcount', '201');
  });
});
