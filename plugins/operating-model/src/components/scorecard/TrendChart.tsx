import { DateTime } from 'luxon';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTexts } from '../../hooks/useTexts';
import { formatDate, formatScore } from '../shared/formats';
import styles from './scorecard.module.css';
import { TrendPoint } from './trendPoints';

interface TrendChartProps {
  label: string;
  points: TrendPoint[];
  /** Goals of targets, drawn across. */
  goals: number[];
  /** Days from which on other things count, drawn from top to bottom. */
  breaks: string[];
}

/** Room above and below the line, so that a small change is seen and does not look like a great one. */
const ROOM = 10;

/** More lines than that are noise. */
const MAX_LINES = 6;

const QUIET = 'var(--operating-model-fg-quiet)';

const millis = (day: string) => DateTime.fromISO(day).toMillis();

const dayOf = (value: number) =>
  DateTime.fromMillis(value).toLocaleString({ month: 'short', day: 'numeric' });

/** Tens from below the lowest value to above the highest. */
function tensAround(values: number[]): number[] {
  const low = Math.max(0, Math.floor((Math.min(...values) - ROOM) / 10) * 10);
  const high = Math.min(100, Math.ceil((Math.max(...values) + ROOM) / 10) * 10);
  return Array.from(
    { length: (high - low) / 10 + 1 },
    (_, index) => low + index * 10,
  );
}

/** The score over time as a line, and dashed what it is without exceptions. */
export function TrendChart({ label, points, goals, breaks }: TrendChartProps) {
  const t = useTexts();
  const data = points.map(point => ({ ...point, at: millis(point.day) }));
  const values = [
    ...goals,
    ...points.flatMap(({ score, without }) =>
      [score, without].filter(value => value !== undefined),
    ),
  ];
  const tens = tensAround(values);
  const lines =
    tens.length > MAX_LINES ? tens.filter(value => value % 20 === 0) : tens;
  return (
    <div className={styles.chart}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={data}
          title={label}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
        >
          <CartesianGrid
            vertical={false}
            syncWithTicks
            stroke="var(--bui-border-1)"
          />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={dayOf}
            tick={{ fill: QUIET, fontSize: 12 }}
            stroke="var(--bui-border-2)"
            minTickGap={32}
          />
          <YAxis
            domain={[tens[0], tens[tens.length - 1]]}
            ticks={lines}
            interval={0}
            width={32}
            tick={{ fill: QUIET, fontSize: 12 }}
            axisLine={false}
            tickLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point = payload?.[0]?.payload as TrendPoint | undefined;
              if (!active || !point) return null;
              return (
                <div className={styles.tooltip}>
                  <strong>{formatDate(point.day)}</strong>
                  <div>
                    {t('scorecard.trend.score')} {scoreText(t, point.score)}
                  </div>
                  <div>
                    {t('scorecard.trend.without')} {scoreText(t, point.without)}
                  </div>
                </div>
              );
            }}
          />
          {breaks.map(day => (
            <ReferenceLine
              key={day}
              x={millis(day)}
              stroke="var(--bui-warning-fg-subdued)"
              strokeWidth={1.5}
            />
          ))}
          {goals.map(goal => (
            <ReferenceLine
              key={goal}
              y={goal}
              stroke="var(--bui-positive-fg-subdued)"
              strokeWidth={1.5}
              strokeDasharray="2 4"
            />
          ))}
          <Line
            dataKey="without"
            type="stepAfter"
            stroke={QUIET}
            strokeWidth={1.5}
            strokeDasharray="5 4"
            dot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="score"
            type="stepAfter"
            stroke="var(--bui-accent-bg)"
            strokeWidth={2.5}
            dot={points.length === 1}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

function scoreText(
  t: ReturnType<typeof useTexts>,
  score: number | undefined,
): string {
  return score === undefined ? t('scorecard.noScore') : formatScore(score);
}
