import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ScorecardHistory } from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { formatDate } from '../shared/formats';
import { Trend } from './Trend';
import { history, target } from './__testUtils__/scorecard';

const CHART = { width: 600, height: 176 };

const LABEL = { width: 40, height: 14 };

const today = DateTime.now().startOf('day');

const dayBefore = (days: number) => today.minus({ days }).toISODate();

/** A score that climbs from 40, falls back now and then, and has exceptions in its second half. */
function daily(count: number): ScorecardHistory {
  const { points, ...rest } = history(
    ...Array.from({ length: count }, (_, at): [string, number] => [
      dayBefore(count - 1 - at),
      40 + (30 * at) / count + (at % 7),
    ]),
  );
  return {
    ...rest,
    points: points.map((point, at) => ({
      ...point,
      scoreWithoutExceptions: point.score! - (at < count / 2 ? 0 : 8),
    })),
  };
}

const changed = (
  days: number,
  ...changes: ScorecardHistory['scoringChanges'][number]['changes']
) => ({ day: dayBefore(days), changes });

const without = ({ points, ...rest }: ScorecardHistory, gone: number[]) => ({
  ...rest,
  points: points.map((point, at) =>
    gone.includes(at)
      ? { ...point, score: undefined, scoreWithoutExceptions: undefined }
      : point,
  ),
});

beforeEach(() => {
  // No browser lays anything out here, and a chart takes the size of what it is in.
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  jest
    .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
    .mockImplementation(function sizeOf(this: HTMLElement) {
      // A span is what a chart measures its labels in.
      return (this.tagName === 'SPAN' ? LABEL : CHART) as DOMRect;
    });
});
afterEach(() => jest.restoreAllMocks());

const chart = () => screen.findByTitle(/^Score over the last 90 days/);

/** The lines that are drawn: dashed without exceptions, and the score. */
async function lines() {
  const image = (await chart()).closest('svg')!;
  const [dashed, solid] = image.querySelectorAll('path.recharts-line-curve');
  return { image, dashed, solid };
}

const stepsOf = (line: Element) =>
  line.getAttribute('d')!.match(/[ML]/g)!.length;

const labelsOf = (image: Element, axis: 'xAxis' | 'yAxis') =>
  [
    ...image.querySelectorAll(
      `.recharts-${axis}-tick-labels .recharts-cartesian-axis-tick-label`,
    ),
  ].map(({ textContent }) => textContent!);

const dayTicks = (image: Element) => labelsOf(image, 'xAxis');

const valueTicks = (image: Element) => labelsOf(image, 'yAxis').map(Number);

describe('the trend', () => {
  it.each([90, 365])('draws %i days, and has each in its table', async days => {
    const points = daily(days);
    renderInTestApp(<Trend history={points} targets={[]} />);
    const { image, dashed, solid } = await lines();
    expect(await chart()).toHaveTextContent(
      new RegExp(`40 on ${formatDate(dayBefore(days - 1))}`),
    );
    // A step goes across and then up or down, so each day but the first has two.
    expect(stepsOf(solid)).toBe(2 * days - 1);
    expect(dashed.getAttribute('d')).not.toBe(solid.getAttribute('d'));
    // No more days are named than stand beside each other.
    const named = dayTicks(image);
    expect(named.length).toBeGreaterThanOrEqual(3);
    expect(named.length).toBeLessThanOrEqual(12);
    expect(new Set(named).size).toBe(named.length);
    // From 30, below the lowest, to 90, above the highest; not from 0 to 100.
    expect(valueTicks(image)).toEqual([40, 60, 80]);
    // Each with a line.
    expect(
      image.querySelectorAll('.recharts-cartesian-grid-horizontal line'),
    ).toHaveLength(3);
    await userEvent.click(screen.getByText('As a table'));
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(
      days + 1,
    );
  });

  it('draws one line over the other where there are no exceptions', async () => {
    const { points, ...rest } = daily(90);
    const same = points.map(point => ({
      ...point,
      scoreWithoutExceptions: point.score,
    }));
    renderInTestApp(<Trend history={{ ...rest, points: same }} targets={[]} />);
    const { dashed, solid } = await lines();
    expect(dashed.getAttribute('d')).toBe(solid.getAttribute('d'));
  });

  it('leaves a gap where no cell counted, and says so in its table', async () => {
    renderInTestApp(
      <Trend history={without(daily(30), [10, 11, 12])} targets={[]} />,
    );
    const { solid } = await lines();
    expect(solid.getAttribute('d')!.match(/M/g)).toHaveLength(2);
    await userEvent.click(screen.getByText('As a table'));
    expect(
      within(screen.getByRole('table')).getAllByText('no score'),
    ).toHaveLength(6);
  });

  it('holds a figure until the next day on which something changed, and to today', async () => {
    renderInTestApp(
      <Trend
        history={history([dayBefore(80), 50], [dayBefore(40), 60])}
        targets={[]}
      />,
    );
    const { image, solid } = await lines();
    expect(stepsOf(solid)).toBe(5);
    const end = today.toLocaleString({ month: 'short', day: 'numeric' });
    expect(dayTicks(image).at(-1)).toBe(end);
  });

  it('draws the goals of its targets, also above the line', async () => {
    renderInTestApp(
      <Trend
        history={daily(90)}
        targets={[
          target({ goal: 95, title: 'Nearly all' }),
          target({ id: '2', measure: 'share-covered', goal: 10 }),
        ]}
      />,
    );
    const { image } = await lines();
    expect(image.querySelectorAll('.recharts-reference-line')).toHaveLength(1);
    expect(Math.max(...valueTicks(image))).toBe(100);
    expect(screen.getByText(/^goal 95: Nearly all/)).toBeVisible();
    expect(screen.getByText(/^goal 10 % covered: /)).toBeVisible();
  });

  it('marks the days on which it changed what counts, and says in what', async () => {
    const criterion = {
      of: 'criterion' as const,
      key: 'validated',
      title: 'Validated',
    };
    const activity = {
      of: 'activity' as const,
      key: 'activity:default/restore',
      title: 'Restore',
    };
    const age = { of: 'maxAge' as const, key: '', title: '' };
    renderInTestApp(
      <Trend
        history={{
          ...daily(90),
          scoringChanges: [
            changed(40, { ...criterion, after: '15' }),
            changed(30, { ...criterion, before: '15', after: '20' }),
            changed(20, { ...criterion, before: '20' }),
            changed(15, {
              ...criterion,
              before: '20',
              countsFrom: '2999-01-01',
            }),
            changed(10, { ...activity, after: 'high' }),
            changed(8, {
              ...activity,
              of: 'appliesTo',
              before: '',
              after: '{"kind":"API"}',
            }),
            changed(5, { ...age, before: 'P12M', after: 'P6M' }),
          ],
        }}
        targets={[]}
      />,
    );
    const { image } = await lines();
    expect(image.querySelectorAll('.recharts-reference-line')).toHaveLength(7);
    expect(screen.getByText('what counts changed')).toBeVisible();
    const list = screen.getByRole('region', {
      name: 'What counts has changed',
    });
    await userEvent.click(screen.getByText('On 4 days before'));
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      `${formatDate(dayBefore(5))} a text is fresh for 6 months instead of 12 months`,
      `${formatDate(dayBefore(8))} Restore applies to other entities than before`,
      `${formatDate(dayBefore(10))} Restore counts`,
      `${formatDate(dayBefore(15))} Validated does not count until ${formatDate('2999-01-01')}`,
      `${formatDate(dayBefore(20))} Validated counts no more`,
      `${formatDate(dayBefore(30))} Validated weighs 20 instead of 15`,
      `${formatDate(dayBefore(40))} Validated counts, with weight 15`,
    ]);
  });

  it('says how many more changed on a day with many', async () => {
    renderInTestApp(
      <Trend
        history={{
          ...daily(9),
          scoringChanges: [
            changed(
              2,
              ...Array.from({ length: 12 }, (_, at) => ({
                of: 'activity' as const,
                key: `activity:default/a${at}`,
                title: `A${at}`,
                before: 'low',
                after: 'high',
              })),
            ),
          ],
        }}
        targets={[]}
      />,
    );
    expect(
      await screen.findByText(/A4 is of high risk instead of low; 7 more$/),
    ).toBeVisible();
  });

  it('tells the goals where there is no line yet, and to somebody who may not see it', async () => {
    renderInTestApp(
      <>
        <Trend history={history()} targets={[target({ title: 'Early' })]} />
        <Trend targets={[target({ title: 'Unseen' })]} />
      </>,
    );
    expect(await screen.findByText(/^goal 90: Early/)).toBeVisible();
    expect(screen.getByText(/^goal 90: Unseen/)).toBeVisible();
  });

  it('says when it began where there is one day only', async () => {
    renderInTestApp(
      <Trend history={history([dayBefore(3), 50])} targets={[]} />,
    );
    expect(await screen.findByText(/^The line begins on/)).toHaveTextContent(
      formatDate(dayBefore(3)),
    );
    expect(screen.queryByText('As a table')).toBeNull();
  });

  it('says so where no day is kept, or none with a score', async () => {
    renderInTestApp(
      <>
        <Trend history={history()} targets={[]} />
        <Trend history={without(daily(5), [0, 1, 2, 3, 4])} targets={[]} />
      </>,
    );
    expect(await screen.findAllByText(/^No day is kept yet/)).toHaveLength(2);
  });

  it('says why to somebody who may not see it', async () => {
    renderInTestApp(<Trend targets={[]} />);
    expect(
      await screen.findByText(/of which you may read a part/),
    ).toBeVisible();
  });
});
