import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton } from '@backstage/ui';
import {
  ScorecardMember,
  ScorecardRollUp,
} from 'backstage-plugin-operating-model-common';
import { useEffect, useState } from 'react';
import {
  ScorecardPart,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { Panel } from '../shared/Panel';
import { StackedColumn, StackedTable } from '../shared/StackedTable';
import { messageOf } from '../shared/failures';
import { MemberName } from './MemberName';
import { OtherEntities } from './OtherEntities';
import { useMemberColumns } from './useMemberColumns';
import styles from './scorecard.module.css';
import { sortMembers } from './sortMembers';
import { useScorecardUrl } from './useScorecardUrl';

/** How many rows are drawn at first, and with each press more. */
const SHOWN = 100;

interface MembersTableProps {
  /** Of which the figures are. */
  part: ScorecardPart;
  rollUp: ScorecardRollUp;
}

/** What is below a group that was unfolded: on its way, there, or not to be had. */
type Below = ScorecardMember[] | 'loading' | Error;

interface Line {
  member: ScorecardMember;
  depth: number;
}

/** Scores of groups as a tree, or of systems, domains, activities, types or lifecycles. */
export function MembersTable({
  part,
  rollUp: { by, items, others = 0 },
}: MembersTableProps) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const { question, set, sort } = useScorecardUrl();
  const [below, setBelow] = useState<Record<string, Below>>({});
  const [shown, setShown] = useState(SHOWN);

  async function unfold(groupRef: string) {
    setBelow(before => ({ ...before, [groupRef]: 'loading' }));
    try {
      const answer = await api.scorecardRollUp('group', {
        ...part,
        groupRef,
      });
      setBelow(before => ({ ...before, [groupRef]: answer.items }));
    } catch (error) {
      setBelow(before => ({ ...before, [groupRef]: error as Error }));
    }
  }

  // A tree with one root shows what is below it.
  const root = by === 'group' && items.length === 1 ? items[0] : undefined;
  const toOpen = root?.children ? root.key : undefined;
  useEffect(() => {
    if (toOpen) unfold(toOpen);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the tree is another
  }, [toOpen]);

  function fold(groupRef: string) {
    setBelow(({ [groupRef]: _, ...rest }) => rest);
  }

  function linesOf(members: ScorecardMember[], depth: number): Line[] {
    return sortMembers(members, sort).flatMap(member => {
      const children = below[member.key];
      return [
        { member, depth },
        ...(Array.isArray(children) ? linesOf(children, depth + 1) : []),
      ];
    });
  }

  const text = question.q?.toLocaleLowerCase() ?? '';
  const lines = linesOf(items, 0).filter(({ member: { key, title } }) =>
    `${title} ${key}`.toLocaleLowerCase().includes(text),
  );
  const byWhat = t(`scorecard.page.byWhat.${by}`);
  const rest = lines.length - shown;
  const columns: StackedColumn<Line>[] = [
    {
      name: byWhat,
      share: 28,
      cell({ member, depth }) {
        const children = below[member.key];
        return (
          <MemberName
            by={by}
            member={member}
            depth={depth}
            isOpen={children !== undefined}
            onToggle={() =>
              children === undefined ? unfold(member.key) : fold(member.key)
            }
          >
            {children === 'loading' && <Skeleton width="40%" height={16} />}
            {children instanceof Error && (
              <Alert
                status="danger"
                icon
                title={t('failure.title')}
                description={messageOf(children)}
                customActions={
                  <Button
                    size="small"
                    variant="secondary"
                    onPress={() => unfold(member.key)}
                  >
                    {t('failure.retry')}
                  </Button>
                }
              />
            )}
          </MemberName>
        );
      },
    },
    ...useMemberColumns(by, part).map(({ cell, ...column }) => ({
      ...column,
      cell: ({ member }: Line) => cell(member),
    })),
  ];
  return (
    <Panel>
      <div className={styles.stack}>
        {lines.length === 0 ? (
          <div className={styles.stack}>
            <strong>
              {t('scorecard.page.noMatch', { text: question.q ?? '' })}
            </strong>
            <div>
              <Button variant="secondary" onPress={() => set({ q: '' })}>
                {t('scorecard.heat.clear')}
              </Button>
            </div>
          </div>
        ) : (
          <StackedTable
            label={t('scorecard.page.table', { by: byWhat })}
            columns={columns}
            items={lines.slice(0, shown)}
            keyOf={({ member, depth }) => `${depth} ${member.key}`}
          />
        )}
        {others > 0 && (
          <OtherEntities by={by} count={others} groupRef={part.groupRef} />
        )}
        {rest > 0 && (
          <div>
            <Button variant="secondary" onPress={() => setShown(shown + SHOWN)}>
              {t('scorecard.page.showMore', { count: Math.min(rest, SHOWN) })}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
