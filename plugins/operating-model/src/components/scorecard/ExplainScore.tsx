import {
  CRITERIA,
  ScorecardRollUp,
  ScorecardSettingsAnswer,
} from 'backstage-plugin-operating-model-common';
import { ScorecardPart } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { Facts } from '../shared/Facts';
import { Loaded } from '../shared/Loaded';
import { RefLink } from '../shared/RefLink';
import { StackedTable } from '../shared/StackedTable';
import {
  formatDate,
  formatDuration,
  formatScore,
  inTenths,
} from '../shared/formats';
import shared from '../shared/shared.module.css';
import { CellsBar } from './CellsBar';
import { CountsFrom } from './CountsFrom';
import { Figures } from './Figures';
import { WeighedMean } from './WeighedMean';
import { ExplanationDialog } from '../shared/ExplanationDialog';
import { useScoreQuestion } from './useScoreQuestion';
import styles from './scorecard.module.css';

/** Whose figures are explained. */
export interface ExplainedPart extends ScorecardPart {
  title: string;
  /** Whether its cells can be told apart by activity: not those of one activity, a type or a lifecycle. */
  byActivity: boolean;
}

/** What is explained of them; of some only the score is known. */
export type ExplainedFigures = Pick<
  Figures,
  'score' | 'scoreWithoutExceptions'
> &
  Partial<Pick<Figures, 'cells'>>;

interface ExplainScoreProps {
  part: ExplainedPart;
  figures: ExplainedFigures;
  onClose(): void;
}

/** What a score is made of: what is counted, by which criteria and weights, and where the points are lost. */
export function ExplainScore({ part, figures, onClose }: ExplainScoreProps) {
  const t = useTexts();
  const { title, byActivity, ...scope } = part;
  const { score, scoreWithoutExceptions, cells } = figures;
  const question = useScoreQuestion(title, score);
  return (
    <ExplanationDialog title={question} width="44rem" onClose={onClose}>
      <p>{t('scorecard.explain.rule')}</p>
      <p>{t('scorecard.explain.pool')}</p>
      <p>
        {t('scorecard.explain.left')}{' '}
        {cells?.exempt !== 0 &&
          scoreWithoutExceptions !== undefined &&
          t('scorecard.explain.withoutIs', {
            score: formatScore(scoreWithoutExceptions),
          })}
      </p>
      <Loaded
        of={JSON.stringify(part)}
        load={api =>
          Promise.all([
            api.scorecardSettings(),
            byActivity ? api.scorecardRollUp('activity', scope) : undefined,
          ])
        }
      >
        {([settings, rollUp]) => (
          <>
            {rollUp ? (
              <Activities rollUp={rollUp} score={score} />
            ) : (
              cells && <CellsBar cells={cells} />
            )}
            <Criteria settings={settings} />
          </>
        )}
      </Loaded>
    </ExplanationDialog>
  );
}

/** Means of hundreds of thousands of cells differ in places that nobody reads. */
const EQUAL = 0.01;

function Activities({
  rollUp: { items },
  score,
}: {
  rollUp: ScorecardRollUp;
  score?: number;
}) {
  const t = useTexts();
  if (items.length === 0) return null;
  const weight = items.reduce((sum, each) => sum + each.weight, 0);
  const points = items.reduce(
    (sum, each) => sum + each.weight * (each.score ?? 0),
    0,
  );
  const isWhole =
    score !== undefined && Math.abs(points / weight - score) < EQUAL;
  return (
    <section>
      <h3 className={styles.heading}>{t('scorecard.explain.byActivity')}</h3>
      <StackedTable
        label={t('scorecard.explain.byActivity')}
        items={items}
        keyOf={({ key }) => key}
        columns={[
          {
            name: t('scorecard.page.byWhat.activity'),
            share: 34,
            cell: ({ key, title, exists, countsFrom }) => (
              <>
                <RefLink entityRef={key} names={{ [key]: { title, exists } }} />
                <CountsFrom day={countsFrom} />
              </>
            ),
          },
          {
            name: t('scorecard.explain.weightHead'),
            share: 12,
            cell: each => each.weight.toLocaleString(),
          },
          {
            name: t('scorecard.page.score'),
            share: 12,
            cell: each =>
              each.score === undefined
                ? t('scorecard.noScore')
                : inTenths(each.score),
          },
          {
            name: t('scorecard.page.cells'),
            share: 42,
            cell: ({ cells }) => <CellsBar cells={cells} brief />,
          },
        ]}
      />
      {isWhole && <WeighedMean weight={weight} points={points} />}
      {score !== undefined && !isWhole && (
        <p>{t('scorecard.explain.notWhole')}</p>
      )}
    </section>
  );
}

function Criteria({
  settings: { criteria, levels, linkCheck, maxAge },
}: {
  settings: ScorecardSettingsAnswer;
}) {
  const t = useTexts();
  const titleOf = (id: string) => {
    const builtIn = CRITERIA.find(each => each === id);
    return builtIn && t(`criterion.${builtIn}`);
  };
  return (
    <>
      <section>
        <h3 className={styles.heading}>{t('scorecard.explain.criteria')}</h3>
        <ul className={styles.criteria}>
          {criteria.map(({ id, title, description, weight, countsFrom }) => (
            <li key={id}>
              <strong>{titleOf(id) ?? title}</strong>{' '}
              <span className={shared.small}>
                {t('scorecard.explain.weight', { weight: String(weight) })}
                {countsFrom &&
                  ` · ${t('scorecard.explain.countsFrom', { date: formatDate(countsFrom) })}`}
              </span>
              <div className={shared.quiet}>{description}</div>
            </li>
          ))}
        </ul>
        <p className={shared.small}>
          {t('scorecard.explain.age', { age: formatDuration(maxAge) })}{' '}
          {criteria.some(({ id }) => id === 'reachable') &&
            t(
              linkCheck
                ? 'scorecard.explain.links'
                : 'scorecard.explain.noLinks',
            )}
        </p>
      </section>
      <Facts
        facts={[
          [
            t('scorecard.explain.levels'),
            levels
              .map(({ name, from }) =>
                t('scorecard.explain.levelFrom', { name, from: String(from) }),
              )
              .join(', '),
          ],
        ]}
      />
    </>
  );
}
