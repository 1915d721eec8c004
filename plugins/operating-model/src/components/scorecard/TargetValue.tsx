import {
  ScorecardTarget,
  TargetMeasure,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { Texts, useTexts } from '../../hooks/useTexts';
import { ExplanationDialog } from '../shared/ExplanationDialog';
import { Loaded } from '../shared/Loaded';
import { formatScore, inTenths } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { CellsBar } from './CellsBar';
import { ExplainScore } from './ExplainScore';
import { Figures } from './Figures';

interface TargetValueProps extends Pick<
  ScorecardTarget,
  'activityRef' | 'measure'
> {
  value: number;
  /** Everybody when absent. */
  groupRef?: string;
  /** What group, or everybody, and activity are called. */
  title: string;
}

/** A figure of a target, as a score or in per cent. */
export function inMeasure(t: Texts, measure: TargetMeasure, figure: string) {
  return measure === 'score'
    ? figure
    : t('scorecard.targets.percent', { value: figure });
}

type Part = Pick<TargetValueProps, 'groupRef' | 'activityRef'>;

/** Where a group, or everybody, stands in the measure of a target; it says how that is made when it is pressed. */
export function TargetValue({
  measure,
  value,
  title,
  ...part
}: TargetValueProps) {
  const t = useTexts();
  const [explained, setExplained] = useState(false);
  return (
    <>
      <button
        type="button"
        className={shared.textButton}
        title={t('scorecard.howMade')}
        onClick={() => setExplained(true)}
      >
        {inMeasure(t, measure, formatScore(value))}
      </button>
      {explained && (
        <Explanation
          part={part}
          measure={measure}
          value={value}
          title={title}
          onClose={() => setExplained(false)}
        />
      )}
    </>
  );
}

interface ExplanationProps {
  part: Part;
  measure: TargetMeasure;
  value: number;
  title: string;
  onClose(): void;
}

function Explanation({
  part,
  measure,
  value,
  title,
  onClose,
}: ExplanationProps) {
  const t = useTexts();
  const { activityRef, groupRef } = part;
  if (measure === 'score') {
    return (
      <ExplainScore
        part={{ groupRef, title, byActivity: !activityRef }}
        figures={{ score: value }}
        onClose={onClose}
      />
    );
  }
  return (
    <ExplanationDialog
      title={t('scorecard.explain.shareTitle', {
        value: formatScore(value),
        title,
      })}
      width="36rem"
      onClose={onClose}
    >
      <Loaded of={JSON.stringify(part)} load={api => loadCells(api, part)}>
        {cells => cells && <Share cells={cells} />}
      </Loaded>
    </ExplanationDialog>
  );
}

async function loadCells(
  api: OperatingModelApi,
  { activityRef, groupRef }: Part,
): Promise<Figures['cells'] | undefined> {
  if (!activityRef) return (await api.scorecardSummary({ groupRef })).cells;
  const { items } = await api.scorecardRollUp('activity', { groupRef });
  return items.find(({ key }) => key === activityRef)?.cells;
}

function Share({ cells }: { cells: Figures['cells'] }) {
  const t = useTexts();
  const { covered, weak, missing } = cells;
  const all = covered + weak + missing;
  return (
    <>
      {all > 0 && (
        <p>
          {t('scorecard.explain.share', {
            covered: covered.toLocaleString(),
            all: all.toLocaleString(),
            share: inTenths((100 * covered) / all),
          })}
        </p>
      )}
      <p>{t('scorecard.explain.leftShare')}</p>
      <CellsBar cells={cells} />
    </>
  );
}
