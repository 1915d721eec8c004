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
import { formatDate, formatDuration, formatScore } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { CellsBar } from './CellsBar';
import { ExplanationDialog } from '../shared/ExplanationDialog';
import { useScoreQuestion } from './useScoreQuestion';
import styles from './scorecard.module.css';

/** Whose figures are explained. */
export interface ExplainedPart extends ScorecardPart {
  title: string;
  /** Whether its cells can be told apart by activity: not those of one activity, a type or a lifecycle. */
  byActivity: boolean;
}

interface ExplainScoreProps {
  part: ExplainedPart;
  score?: number;
  onClose(): void;
}

/** What a score is made of: what is counted, by which criteria and weights, and where the points are lost. */
export function ExplainScore({ part, score, onClose }: ExplainScoreProps) {
  const t = useTexts();
  const { title, byActivity, ...scope } = part;
  const question = useScoreQuestion(title, score);
  return (
    <ExplanationDialog title={question} width="44rem" onClose={onClose}>
      <p>{t('scorecard.explain.rule')}</p>
      <p>{t('scorecard.explain.left')}</p>
      <p>{t('scorecard.explain.pool')}</p>
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
            {rollUp && <Activities rollUp={rollUp} />}
            <Criteria settings={settings} />
          </>
        )}
      </Loaded>
    </ExplanationDialog>
  );
}

function Activities({ rollUp: { items } }: { rollUp: ScorecardRollUp }) {
  const t = useTexts();
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{t('scorecard.explain.byActivity')}</h3>
      <ul className={styles.evidence}>
        {items.map(({ key, title, exists, score, cells }) => (
          <li key={key}>
            <div className={styles.evidenceHead}>
              <RefLink entityRef={key} names={{ [key]: { title, exists } }} />
              <strong>
                {score === undefined
                  ? t('scorecard.noScore')
                  : formatScore(score)}
              </strong>
            </div>
            <CellsBar cells={cells} />
          </li>
        ))}
      </ul>
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
          {t(
            linkCheck ? 'scorecard.explain.links' : 'scorecard.explain.noLinks',
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
