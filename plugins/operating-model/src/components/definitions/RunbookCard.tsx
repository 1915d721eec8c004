import {
  DefinitionAnswer,
  RunbookEntity,
  canonicalRefs,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RunbookRunsSection } from '../runbookRuns/RunbookRunsSection';
import { AppliesTo } from '../shared/AppliesTo';
import { CriteriaList } from '../shared/CriteriaList';
import { ExternalLink } from '../shared/ExternalLink';
import { Facts } from '../shared/Facts';
import { RefList } from '../shared/RefLink';
import { Section } from '../shared/Section';
import { StateTag } from '../shared/StateTag';
import { formatDate, formatScore } from '../shared/formats';
import { DefinitionCard } from './DefinitionCard';
import { reviewText } from './reviewText';

/** What a runbook is for, what it covers, and what it is worth. */
export function RunbookCard() {
  const t = useTexts();
  return (
    <DefinitionCard<RunbookEntity> title={t('definition.runbookCard')}>
      {(entity, answer) => <Runbook entity={entity} answer={answer} />}
    </DefinitionCard>
  );
}

function Runbook({
  entity: { spec, metadata },
  answer,
}: {
  entity: RunbookEntity;
  answer: DefinitionAnswer;
}) {
  const t = useTexts();
  const refs = (value: unknown, defaultKind: string) => (
    <RefList
      refs={canonicalRefs(value ?? [], {
        defaultKind,
        defaultNamespace: metadata.namespace,
      })}
      names={answer.names}
      empty={t('definition.unset')}
    />
  );
  const { coverage } = answer;
  return (
    <>
      <Facts
        facts={[
          [
            t('definition.source'),
            <ExternalLink key="source" url={spec.source}>
              {spec.source}
            </ExternalLink>,
          ],
          [t('definition.type'), spec.type],
          [t('definition.owner'), refs(spec.owner, 'Group')],
          [t('definition.activities'), refs(spec.activities, 'Activity')],
          [
            t('definition.entities'),
            spec.entities && refs(spec.entities, 'Component'),
          ],
          [
            t('definition.appliesTo'),
            spec.appliesTo && (
              <AppliesTo key="appliesTo" predicate={spec.appliesTo} />
            ),
          ],
          [t('definition.author'), refs(spec.author, 'User')],
          [t('definition.tools'), spec.tools?.join(', ') ?? null],
          [t('definition.permissions'), spec.permissions?.join(', ') ?? null],
          [t('definition.escalation'), refs(spec.escalation, 'Group')],
          [t('definition.automation'), spec.automation],
          [
            t('definition.updated'),
            spec.updated ? formatDate(spec.updated) : null,
          ],
          [
            t('definition.validated'),
            spec.validated ? (
              <>
                {formatDate(spec.validated.on)},{' '}
                {refs(spec.validated.by, 'User')}
              </>
            ) : null,
          ],
          [t('definition.review'), reviewText(t, spec.review)],
        ]}
      />
      {coverage && (
        <Section title={t('definition.coverage')}>
          <p>
            <StateTag state={coverage.state}>
              {t(`state.${coverage.state}`)} {formatScore(coverage.score)}
            </StateTag>
          </p>
          <CriteriaList criteria={coverage.criteria} />
        </Section>
      )}
      <RunbookRunsSection runbookRef={answer.ref} />
    </>
  );
}
