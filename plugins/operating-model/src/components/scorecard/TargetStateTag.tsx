import { ScorecardTarget } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import shared from '../shared/shared.module.css';

type TargetState = ScorecardTarget['progress']['state'];

const LOOKS: Record<TargetState, [sign: string, look: string]> = {
  reached: ['✓', 'covered'],
  'on-track': ['●', 'covered'],
  behind: ['▲', 'weak'],
  missed: ['✕', 'missing'],
  unknown: ['?', 'unknown'],
};

/** Where a target stands, by sign, word and colour. */
export function TargetStateTag({ state }: { state: TargetState }) {
  const t = useTexts();
  const [sign, look] = LOOKS[state];
  return (
    <span className={`${shared.tag} ${shared[look]}`}>
      <span aria-hidden="true">{sign}</span>{' '}
      {t(`scorecard.targets.state.${state}`)}
    </span>
  );
}
