import {
  GridParty,
  MatrixAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Facts } from '../shared/Facts';
import { RefLink } from '../shared/RefLink';
import { WhatIfLink } from '../shared/WhatIfLink';
import { placeholderMeaning } from '../shared/placeholderMeaning';
import shared from '../shared/shared.module.css';
import styles from './matrices.module.css';

interface PartyExplanationProps {
  matrix: MatrixAnswer;
  party: GridParty;
}

/** What a party holds in a matrix; of a placeholder, whom it stands for on how many entities. */
export function PartyExplanation({ matrix, party }: PartyExplanationProps) {
  const t = useTexts();
  const { key, accountable, responsible, resolvesTo, unresolved } = party;
  const placeholder = key.startsWith('$');
  const figures = {
    accountable: String(accountable),
    responsible: String(responsible),
    rows: String(matrix.rows.length),
  };
  return (
    <>
      <p>
        {matrix.method === 'DACI'
          ? t('matrices.partyHoldsDaci', figures)
          : t('matrices.partyHolds', figures)}
      </p>
      <Facts
        facts={[
          [
            t('matrices.party'),
            placeholder ? (
              placeholderMeaning(t, key)
            ) : (
              <RefLink key="party" entityRef={key} names={{ [key]: party }} />
            ),
          ],
          [
            t('matrices.resolvesTitle'),
            placeholder ? (
              <ul key="resolves" className={styles.holders}>
                {!resolvesTo && <li>{t('matrices.notCounted')}</li>}
                {resolvesTo?.map(({ ref, entities }) => (
                  <li key={ref}>
                    <RefLink entityRef={ref} names={matrix.names} />
                    <span className={shared.quiet}>
                      {t('matrices.entities', { count: entities })}
                    </span>
                  </li>
                ))}
                {Boolean(unresolved) && (
                  <li>
                    {t('matrices.standsForNobodyOn', {
                      figure: String(unresolved),
                    })}
                  </li>
                )}
              </ul>
            ) : undefined,
          ],
        ]}
      />
      {!placeholder && party.exists && (
        <p>
          <WhatIfLink partyRef={key} title={party.title} />
        </p>
      )}
    </>
  );
}
