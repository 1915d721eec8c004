import { AgreementItem } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';
import styles from './agreements.module.css';
import { titleOf } from './titleOf';

interface AcceptanceProps {
  agreement: AgreementItem;
  names: Names;
}

/** Which side accepted it when, and which has not. */
export function Acceptance({
  agreement: { accepted, consumerRefs, providerRef },
  names,
}: AcceptanceProps) {
  const t = useTexts();
  const sides = new Set([
    ...(providerRef ? [providerRef] : []),
    ...consumerRefs,
    ...accepted.map(({ by }) => by),
  ]);
  return (
    <ul className={styles.plain}>
      {[...sides].map(side => {
        const on = accepted.find(({ by }) => by === side)?.on;
        return (
          <li key={side}>
            {on ? (
              <>
                <span aria-hidden="true">✓</span> {titleOf(names, side)}{' '}
                <span className={shared.small}>
                  {t('agreementsPage.acceptedOn', { date: formatDate(on) })}
                </span>
              </>
            ) : (
              <>
                <span aria-hidden="true">○</span> {titleOf(names, side)}{' '}
                <span className={styles.missing}>
                  {t('agreementsPage.notAccepted')}
                </span>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
