import { ButtonLink } from '@backstage/ui';
import { DebtAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { EmptyState } from '../shared/EmptyState';
import { Loaded } from '../shared/Loaded';
import { Panel } from '../shared/Panel';
import { RefLink } from '../shared/RefLink';
import { StackedTable } from '../shared/StackedTable';
import { formatDate } from '../shared/formats';
import cards from '../shared/layout.module.css';
import shared from '../shared/shared.module.css';
import styles from './requests.module.css';

interface DebtProps {
  /** Rises when there may be something new. */
  reads: number;
}

/** What is young weighs little, and yet not nothing. */
function figureOf(debt: number): string {
  const digits = debt < 10 ? 2 : 0;
  return debt.toLocaleString(undefined, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** What active exceptions weigh, by team, and how that is reckoned. */
export function Debt({ reads }: DebtProps) {
  return (
    <Loaded of={`debt ${reads}`} load={api => api.exceptionDebt()}>
      {answer => <Groups answer={answer} />}
    </Loaded>
  );
}

function Groups({ answer }: { answer: DebtAnswer }) {
  const t = useTexts();
  const path = useRequestsPath();
  const { days, debt, exceptions, groups, names } = answer;
  if (exceptions === 0) {
    return (
      <EmptyState
        title={t('requests.debt.empty')}
        hint={t('requests.debt.emptyHint')}
      >
        <ButtonLink href={`${path}?view=calendar`} variant="secondary">
          {t('requests.debt.toCalendar')}
        </ButtonLink>
      </EmptyState>
    );
  }
  const heaviest = Math.max(...groups.map(group => group.debt), 0);
  return (
    <>
      <section className={cards.card}>
        <h3 className={cards.heading}>{t('requests.debt.title')}</h3>
        <p className={styles.figure}>{figureOf(debt)}</p>
        <p>
          {t('requests.debt.of', { count: exceptions })}
          {days.length > 1 &&
            ` · ${t('requests.debt.before', {
              date: formatDate(days[0].date),
              debt: figureOf(days[0].debt),
            })}`}
        </p>
        <p className={shared.small}>{t('requests.debt.formula')}</p>
      </section>
      {groups.length > 0 && (
        <Panel>
          <StackedTable
            label={t('requests.debt.byTeam')}
            items={groups}
            keyOf={({ groupRef }) => groupRef}
            columns={[
              {
                name: t('requests.debt.team'),
                share: 34,
                cell: ({ groupRef }) => (
                  <RefLink entityRef={groupRef} names={names} weight="bold" />
                ),
              },
              {
                name: t('requests.debt.title'),
                share: 40,
                cell: group => (
                  <div className={styles.weight}>
                    <strong>{figureOf(group.debt)}</strong>
                    <span aria-hidden="true" className={styles.track}>
                      <span
                        className={styles.bar}
                        style={{
                          width: `${heaviest ? (100 * group.debt) / heaviest : 0}%`,
                        }}
                      />
                    </span>
                  </div>
                ),
              },
              {
                name: t('requests.debt.exceptions'),
                share: 26,
                cell: group => (
                  <>{t('requests.debt.of', { count: group.exceptions })}</>
                ),
              },
            ]}
          />
          <p className={shared.small}>{t('requests.debt.below')}</p>
        </Panel>
      )}
    </>
  );
}
