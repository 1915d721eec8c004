import { RequestState } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import shared from '../shared/shared.module.css';
import { TimeLeft } from './TimeLeft';

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
  /** What it waits for; the days until then are told with the state. */
  until?: string;
  now: string;
}

/** Where a request stands, by sign, word and colour. */
export function RequestStateTag({ state, until, now }: RequestStateTagProps) {
  const t = useTexts();
  const [sign, look] = LOOKS[state];
  return (
    <span className={`${shared.tag} ${shared[look]}`}>
      <span aria-hidden="true">{sign}</span> {t(`requests.state.${state}`)}
      {until && (
        <>
          {' · '}
          <TimeLeft until={until} now={now} />
        </>
      )}
    </span>
  );
}
