import { Button } from '@backstage/ui';
import { Uncovered } from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Panel } from '../shared/Panel';
import { Names, RefLink } from '../shared/RefLink';
import { StackedTable } from '../shared/StackedTable';
import shared from '../shared/shared.module.css';
import { DraftDialog } from './DraftDialog';
import styles from './agreements.module.css';

const STEP = 50;

/** How many dependencies of a pair are shown at first. */
const SHOWN = 3;

interface UncoveredTableProps {
  uncovered: Uncovered[];
  names: Names;
}

/** Pairs of teams with the dependencies that no agreement covers, and a draft of one. */
export function UncoveredTable({ uncovered, names }: UncoveredTableProps) {
  const t = useTexts();
  const [shown, setShown] = useState(STEP);
  const rest = uncovered.length - shown;
  return (
    <Panel>
      <StackedTable
        label={t('agreementsPage.without')}
        columns={[
          {
            name: t('agreementsPage.teams'),
            share: 34,
            cell: ({ consumerRef, providerRef }) => (
              <>
                <RefLink entityRef={consumerRef} names={names} weight="bold" />{' '}
                {t('agreementsPage.dependsOn')}{' '}
                <RefLink entityRef={providerRef} names={names} weight="bold" />
              </>
            ),
          },
          {
            name: t('agreementsPage.dependencies'),
            share: 48,
            cell: pair => <Dependencies pair={pair} names={names} />,
          },
          {
            name: t('agreementsPage.next'),
            share: 18,
            cell: pair => <DraftDialog pair={pair} names={names} />,
          },
        ]}
        items={uncovered.slice(0, shown)}
        keyOf={({ consumerRef, providerRef }) =>
          `${consumerRef} ${providerRef}`
        }
      />
      {rest > 0 && (
        <Button
          className={styles.more}
          variant="secondary"
          onPress={() => setShown(shown + STEP)}
        >
          {t('agreementsPage.more', { count: Math.min(rest, STEP) })}
        </Button>
      )}
    </Panel>
  );
}

function Dependencies({
  pair: { count, dependencies },
  names,
}: {
  pair: Uncovered;
  names: Names;
}) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const shown = all ? dependencies : dependencies.slice(0, SHOWN);
  const folded = dependencies.length - SHOWN;
  const unseen = count - dependencies.length;
  return (
    <>
      <span className={styles.count}>{count.toLocaleString()}</span>
      <ul className={styles.plain}>
        {shown.map(({ fromRef, toRef, type }) => (
          <li key={`${fromRef} ${type} ${toRef}`}>
            <RefLink entityRef={fromRef} names={names} />{' '}
            <span className={shared.small}>
              {type === 'consumesApi'
                ? t('agreementsPage.consumesApi')
                : t('agreementsPage.dependsOn')}
            </span>{' '}
            <RefLink entityRef={toRef} names={names} />
          </li>
        ))}
        {all && unseen > 0 && (
          <li className={shared.small}>
            {t('agreementsPage.unseen', { count: unseen })}
          </li>
        )}
      </ul>
      {folded > 0 && (
        <button
          type="button"
          className={`${shared.textButton} ${shared.small}`}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? t('agreementsPage.fewer')
            : t('agreementsPage.more', { count: folded })}
        </button>
      )}
    </>
  );
}
