import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  FindingsAnswer,
  SEVERITIES,
  Severity,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { useOwnGroups } from '../requestForm/useOwnGroups';
import { Loaded } from '../shared/Loaded';
import { Panel } from '../shared/Panel';
import { Names } from '../shared/RefLink';
import { SeveritySign } from '../shared/Severity';
import { StackedColumn, StackedTable } from '../shared/StackedTable';
import shared from '../shared/shared.module.css';
import { FindingsFilter } from './useFindingsFilter';

/** How many owners the backend adds up; beyond it there may be more. */
const MOST = 100;

interface FindingsByOwnerProps {
  filter: FindingsFilter;
  listPath(values: { ownerRef: string; severity?: Severity }): string;
}

type OwnerCount = FindingsAnswer['totals']['byOwner'][number];

/** Who is to mend how much, one's own groups first, then the most. */
export function FindingsByOwner({ filter, listPath }: FindingsByOwnerProps) {
  const t = useTexts();
  const ownGroups = useOwnGroups();
  const question = { ...filter, limit: 1 };
  const isOwn = ({ ownerRef }: OwnerCount) =>
    ownerRef !== undefined && ownGroups.includes(ownerRef);
  const severities = SEVERITIES.filter(
    each => !filter.severity || each === filter.severity,
  );
  const columnOf = (severity: Severity): StackedColumn<OwnerCount> => ({
    name: t(`findings.severity.${severity}`),
    share: 12,
    cell: ({ ownerRef, [severity]: count }) => {
      if (count === 0) return <span className={shared.quiet}>0</span>;
      const figure = (
        <>
          <SeveritySign severity={severity} decorative />{' '}
          {count.toLocaleString()}
        </>
      );
      // Findings that nobody owns can't be asked for apart from the rest.
      if (!ownerRef) return figure;
      return (
        <Link
          href={listPath({ ownerRef, severity })}
          aria-label={t(`findings.chip.${severity}`, {
            count,
            figure: count.toLocaleString(),
          })}
          className={shared.link}
        >
          {figure}
        </Link>
      );
    },
  });
  return (
    <Loaded of={JSON.stringify(question)} load={api => api.findings(question)}>
      {({ names, totals: { byOwner } }) => (
        <Panel>
          <StackedTable
            label={t('findings.byOwner')}
            columns={[
              {
                name: t('findings.owner'),
                share: 52,
                cell: item => (
                  <Owner
                    owner={item}
                    isOwn={isOwn(item)}
                    names={names}
                    listPath={listPath}
                  />
                ),
              },
              ...severities.map(columnOf),
              {
                name: t('findings.number'),
                share: 12,
                cell: ({ count }) => count.toLocaleString(),
              },
            ]}
            items={[
              ...byOwner.filter(isOwn),
              ...byOwner.filter(each => !isOwn(each)),
            ]}
            keyOf={({ ownerRef }) => ownerRef ?? ''}
            isMarked={isOwn}
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

interface OwnerProps {
  owner: OwnerCount;
  /** Whether the reader is one of them. */
  isOwn: boolean;
  names: Names;
  listPath: FindingsByOwnerProps['listPath'];
}

function Owner({ owner: { ownerRef }, isOwn, names, listPath }: OwnerProps) {
  const t = useTexts();
  const linkTo = useEntityRefLink();
  if (!ownerRef) {
    return <span className={shared.quiet}>{t('findings.noOwner')}</span>;
  }
  const { title = ownerRef, exists = true } = names[ownerRef] ?? {};
  return (
    <span className={shared.links}>
      <Link
        href={listPath({ ownerRef })}
        weight={isOwn ? 'bold' : undefined}
        className={shared.link}
      >
        {title}
      </Link>
      {isOwn && <span className={shared.quiet}>{t('findings.ownGroup')}</span>}
      {exists ? (
        <Link
          href={linkTo(ownerRef)}
          aria-label={t('findings.entityPageOf', { title })}
          className={`${shared.link} ${shared.small}`}
        >
          {t('findings.entityPage')}
        </Link>
      ) : (
        <span className={shared.danglingNote}>
          ({t('operations.notInCatalog')})
        </span>
      )}
    </span>
  );
}
