import { VisuallyHidden } from '@backstage/ui';
import { Link } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import styles from './AgreementsGrid.module.css';
import { TeamPair } from './pairsOfTeams';
import { useAgreementsView } from './useAgreementsView';

interface PairLinkProps {
  pair: TeamPair;
  /** In a grid the cell has the focus, and not what is in it. */
  tabIndex?: -1;
  /** Words beside the signs. */
  words?: boolean;
}

/** What two teams have agreed on and what not, by figure and sign; leads to it. */
export function PairLink({ pair, tabIndex, words }: PairLinkProps) {
  const t = useTexts();
  const { pathOf } = useAgreementsView();
  const { agreements, uncovered } = pair;
  const agreed =
    agreements > 0 && t('agreementsPage.cellAgreements', { count: agreements });
  const open =
    uncovered > 0 && t('agreementsPage.cellUncovered', { count: uncovered });
  const text = [agreed, open].filter(Boolean).join(', ');
  return (
    <Link
      to={pathOf(agreements > 0 ? 'list' : 'without', pair)}
      title={text}
      tabIndex={tabIndex}
      className={styles.pair}
    >
      {agreements > 0 && (
        <span aria-hidden={!words} className={styles.agreed}>
          {words ? agreed : agreements}
        </span>
      )}
      {uncovered > 0 && (
        <span aria-hidden={!words} className={styles.open}>
          ▲ {words ? open : uncovered}
        </span>
      )}
      {!words && <VisuallyHidden>{text}</VisuallyHidden>}
    </Link>
  );
}
