import { Link } from '@backstage/ui';
import { FindingsAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Loaded } from '../shared/Loaded';
import { Panel } from '../shared/Panel';
import { RefLink } from '../shared/RefLink';
import { StackedTable } from '../shared/StackedTable';
import shared from '../shared/shared.module.css';
import { FindingsFilter } from './useFindingsFilter';

/** How many owners the backend adds up; beyond it there may be more. */
const MOST = 100;

interface FindingsByOwnerProps {
  filter: FindingsFilter;
  listPath(values: { ownerRef: string }): string;
}

type OwnerCount = FindingsAnswer['totals']['byOwner'][number];

/** Who is to mend how much, the most first. */
export function FindingsByOwner({ filter, listPath }: FindingsByOwnerProps) {
  const t = useTexts();
  const question = { ...filter, limit: 1 };
  const number = ({ count, ownerRef }: OwnerCount) => {
    const text = t('findings.count', { count, figure: count.toLocaleString() });
    // Findings that nobody owns can't be asked for apart from the rest.
    if (!ownerRef) return text;
    return (
      <Link href={listPath({ ownerRef })} className={shared.link}>
        {text}
      </Link>
    );
  };
  return (
    <Loaded of={JSON.stringify(question)} load={api => api.findings(question)}>
      {({ names, totals: { byOwner } }) => (
        <Panel>
          <StackedTable
            label={t('findings.byOwner')}
            columns={[
              {
                name: t('findings.owner'),
                share: 60,
                cell: ({ ownerRef }) =>
                  ownerRef ? (
                    <RefLink entityRef={ownerRef} names={names} />
                  ) : (
                    <span className={shared.quiet}>
                      {t('findings.noOwner')}
                    </span>
                  ),
              },
              { name: t('findings.number'), share: 40, cell: number },
            ]}
            items={byOwner}
            keyOf={({ ownerRef }) => ownerRef ?? ''}
          />
          {byOwner.length >= MOST && (
            <p className={shared.quiet}>
              {t('findings.ownersShown', { most: String(MOST) })}
            </p>
          )}
        </Panel>
      )}
    </Loaded>
  );
}
