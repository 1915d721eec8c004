import { ReactNode, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { formatScore } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { ExplainScore, ExplainedFigures, ExplainedPart } from './ExplainScore';

interface ScoreButtonProps {
  part: ExplainedPart;
  figures: ExplainedFigures;
  /** What is pressed, where it is not the score. */
  children?: ReactNode;
  /** What it is read as, where what is pressed is too short to say it. */
  label?: string;
}

/** A score that says how it is made when it is pressed. */
export function ScoreButton({
  part,
  figures,
  children,
  label,
}: ScoreButtonProps) {
  const t = useTexts();
  const [explained, setExplained] = useState(false);
  const { score } = figures;
  const text =
    score === undefined ? t('scorecard.noScore') : formatScore(score);
  return (
    <>
      <button
        type="button"
        className={shared.textButton}
        aria-label={label}
        title={t('scorecard.howMade')}
        onClick={() => setExplained(true)}
      >
        {children ?? <strong>{text}</strong>}
      </button>
      {explained && (
        <ExplainScore
          part={part}
          figures={figures}
          onClose={() => setExplained(false)}
        />
      )}
    </>
  );
}
