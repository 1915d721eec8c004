import { Link } from '@backstage/ui';
import {
  NextStepAnswer,
  NextSteps,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { ScorecardPart } from '../../api/OperatingModelApi';
import { Texts, useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import { Loaded } from '../shared/Loaded';
import { Names, RefLink } from '../shared/RefLink';
import { ExplanationDialog } from '../shared/ExplanationDialog';
import {
  formatScore,
  inHundredths,
  inTenths,
  toHundredths,
} from '../shared/formats';
import shared from '../shared/shared.module.css';
import styles from './scorecard.module.css';
import { useScorecardUrl } from './useScorecardUrl';

interface NextStepsListProps {
  part: ScorecardPart;
  /** How many at most. */
  limit: number;
}

/** The few changes that raise the score of a part most, the greatest first. */
export function NextStepsList({ part, limit }: NextStepsListProps) {
  return (
    <Loaded
      of={JSON.stringify(part)}
      load={api => api.scorecardNextSteps({ ...part, limit })}
    >
      {answer => <Steps answer={answer} />}
    </Loaded>
  );
}

function Steps({ answer: { items, names, score } }: { answer: NextSteps }) {
  const t = useTexts();
  if (items.length === 0) {
    return (
      <p className={shared.quiet}>
        {t(
          score === undefined ? 'scorecard.next.none' : 'scorecard.next.empty',
        )}
      </p>
    );
  }
  return (
    <ol className={styles.steps} aria-label={t('scorecard.next.title')}>
      {items.map(step => (
        <li key={`${step.activityRef} ${step.runbookRef} ${step.criterion}`}>
          <Step step={step} names={names} score={score} />
        </li>
      ))}
    </ol>
  );
}

interface StepProps {
  step: NextStepAnswer;
  names: Names;
  /** Of the part, as it is now. */
  score?: number;
}

function Step({ step, names, score }: StepProps) {
  const t = useTexts();
  const [explained, setExplained] = useState(false);
  const { kind, gain, scoreAfter, ownerRef, runbookRef, problems, definition } =
    step;
  const points = formatGain(gain);
  const label = t('scorecard.next.gainLabel', {
    gain: points,
    after: formatScore(scoreAfter),
  });
  return (
    <>
      <div>
        <button
          type="button"
          className={`${shared.textButton} ${styles.gain}`}
          aria-label={label}
          title={label}
          onClick={() => setExplained(true)}
        >
          {t('scorecard.next.gain', { gain: points })}
        </button>
      </div>
      <div>
        <div>
          {whatOf(t, step)} <Subject step={step} names={names} />
        </div>
        <div className={shared.small}>
          <Where step={step} names={names} />
          {ownerRef && (
            <>
              {' · '}
              {t(
                runbookRef
                  ? 'scorecard.next.runbookOwner'
                  : 'scorecard.next.activityOwner',
              )}{' '}
              <RefLink entityRef={ownerRef} names={names} />
            </>
          )}
          {definition?.editUrl && (
            <>
              {' · '}
              <ExternalLink url={definition.editUrl}>
                {t('scorecard.next.edit')}
              </ExternalLink>
            </>
          )}
        </div>
        {kind === 'mend-runbook' && problems.length > 0 && (
          <div className={shared.small}>{problems.join(' · ')}</div>
        )}
      </div>
      {explained && (
        <ExplanationDialog
          title={t('scorecard.next.explain.title', { gain: points })}
          width="36rem"
          onClose={() => setExplained(false)}
        >
          <p>
            {whatOf(t, step)} <Subject step={step} names={names} />:{' '}
            <Where step={step} names={names} />.
          </p>
          <p>{t(`scorecard.next.explain.${kind}`)}</p>
          <p>{t('scorecard.next.explain.weight')}</p>
          {score !== undefined && (
            <p>
              {t('scorecard.next.explain.result', {
                before: inHundredths(score),
                after: inHundredths(scoreAfter),
                // Of the figures beside it, so that they add up.
                gain: inHundredths(
                  toHundredths(scoreAfter) - toHundredths(score),
                ),
              })}
            </p>
          )}
        </ExplanationDialog>
      )}
    </>
  );
}

function Subject({ step, names }: { step: NextStepAnswer; names: Names }) {
  const t = useTexts();
  const { activityRef, runbookRef, definition } = step;
  const ref = runbookRef ?? activityRef;
  if (!ref) return <>{t('scorecard.next.inline')}</>;
  return (
    <RefLink
      entityRef={ref}
      names={definition && !names[ref] ? { [ref]: definition } : names}
      weight="bold"
    />
  );
}

/** How much a step mends. What is to be written leads to the cells that wait for it. */
function Where({ step, names }: { step: NextStepAnswer; names: Names }) {
  const t = useTexts();
  const { linkToCells } = useScorecardUrl();
  const { activityRef, entities, example } = step;
  const cells = cellsText(t, step);
  return (
    <>
      {activityRef ? (
        <Link
          href={linkToCells({
            by: 'entity',
            activity: activityRef,
            state: stateOf(step),
          })}
          className={`${shared.link} ${shared.small}`}
        >
          {cells}
        </Link>
      ) : (
        cells
      )}{' '}
      {t('scorecard.next.on')}{' '}
      {entities === 1 && example ? (
        <RefLink entityRef={example} names={names} />
      ) : (
        t('scorecard.inside', { count: entities })
      )}
    </>
  );
}

/** One state can be asked for; where the step is about both none is, and the worst come first. */
function stateOf({ cells, missing }: NextStepAnswer): string {
  if (missing === 0) return 'weak';
  return missing === cells ? 'missing' : '';
}

/** A runbook is to be written for weak cells too: for those that only have an address in an annotation. */
function cellsText(t: Texts, { cells, missing }: NextStepAnswer): string {
  const weak = cells - missing;
  return [
    missing > 0 && t('scorecard.next.missing', { count: missing }),
    weak > 0 && t('scorecard.next.weak', { count: weak }),
  ]
    .filter(Boolean)
    .join(', ');
}

const MENDED = [
  'owned',
  'complete',
  'fresh',
  'validated',
  'reachable',
] as const;

function whatOf(t: Texts, { kind, criterion }: NextStepAnswer): string {
  if (kind === 'write-runbook') return t('scorecard.next.write');
  const known = MENDED.find(each => each === criterion);
  return known
    ? t(`scorecard.next.mend.${known}`)
    : t('scorecard.next.mend.other', { criterion: criterion ?? '' });
}

/** A gain that would read as none is shown as the least that is one. */
function formatGain(gain: number): string {
  return inTenths(Math.max(0.1, gain));
}
