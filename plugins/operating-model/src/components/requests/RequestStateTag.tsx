import { RequestState } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import shared from '../shared/shared.module.css';

const LOOKS: Record<RequestState, [sign: string, look: string]> = {
  draft: ['○', 'unknown'],
  pending: ['▲', 'weak'],
  'info-requested': ['?', 'weak'],
  approved: ['✓', 'covered'],
  active: ['●', 'covered'],
  implementing: ['▶', 'exempt'],
  failed: ['✕', 'missing'],
  implemented: ['✓', 'exempt'],
  answered: ['✓', 'exempt'],
  closed: ['■', 'unknown'],
  rejected: ['✕', 'missing'],
  withdrawn: ['–', 'unknown'],
  lapsed: ['–', 'missing'],
  expired: ['■', 'unknown'],
  resolved: ['✓', 'unknown'],
  revoked: ['✕', 'missing'],
  superseded: ['»', 'unknown'],
};

interface RequestStateTagProps {
  state: RequestState;
}

/** Where a request stands, by sign, word and colour. */
export function RequestStateTag({ state }: RequestStateTagProps) {
  const t = useTexts();
  const [sign, look] = LOOKS[state];
  return (
    <span className={`${shared.tag} ${shared[look]}`}>
      <span aria-hidden="true">{sign}</span> {t(`requests.state.${state}`)}
    </span>
  );
}
