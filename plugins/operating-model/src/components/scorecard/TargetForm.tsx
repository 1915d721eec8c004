import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  NumberField,
  Select,
  TextField,
} from '@backstage/ui';
import {
  ScorecardTarget,
  ScorecardTargets,
  TARGET_MEASURES,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { DateField } from '../requestForm/DateField';
import { EntityPicker } from '../requestForm/EntityPicker';
import { labelledMessageOf } from '../shared/failures';
import { formatScore } from '../shared/formats';
import { Names } from '../shared/RefLink';
import shared from '../shared/shared.module.css';
import styles from './scorecard.module.css';
import { goalAbove, useStanding } from './useStanding';

interface TargetFormProps {
  /** What is changed; a new one is set where it is absent. */
  target?: ScorecardTarget;
  maySetFor: ScorecardTargets['maySetFor'];
  names: Names;
  onClose(): void;
  onSaved(): void;
}

const EVERYBODY = 'everybody';

const ANOTHER = 'another';

/** Sets a target, or changes what of it can be changed: for whom and in what it is measured stays. */
export function TargetForm({
  target,
  maySetFor,
  names,
  onClose,
  onSaved,
}: TargetFormProps) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const [title, setTitle] = useState(target?.title ?? '');
  const [whom, setWhom] = useState(
    maySetFor.groups[0] ?? (maySetFor.everybody ? EVERYBODY : ''),
  );
  const [group, setGroup] = useState('');
  const [activityRef, setActivityRef] = useState('');
  const [measure, setMeasure] = useState<ScorecardTarget['measure']>('score');
  const [chosenGoal, setGoal] = useState(target?.goal);
  const [by, setBy] = useState(target?.by ?? '');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();

  const groupRef = { [EVERYBODY]: undefined, [ANOTHER]: group }[whom] ?? whom;
  const standing = useStanding(
    target ?? {
      groupRef: groupRef || undefined,
      activityRef: activityRef || undefined,
      measure,
    },
    target !== undefined || groupRef !== '',
  );
  const goal = chosenGoal ?? goalAbove(standing);

  async function save() {
    setPending(true);
    setError(undefined);
    try {
      if (target) {
        await api.changeTarget(target.id, {
          title: title.trim(),
          goal,
          // A day that has passed stays, and would be refused as a new one.
          by: by === target.by ? undefined : by,
        });
      } else {
        await api.createTarget({
          title: title.trim(),
          groupRef: whom === EVERYBODY ? undefined : groupRef,
          activityRef: activityRef || undefined,
          measure,
          goal,
          by,
        });
      }
      onSaved();
      onClose();
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setPending(false);
    }
  }

  // As the API has it: a day begins everywhere when it begins by UTC.
  const tomorrow = DateTime.utc().plus({ days: 1 }).toISODate();
  const isPast = by !== '' && by !== target?.by && by < tomorrow;
  const incomplete =
    !title.trim() || !by || isPast || (!target && whom === ANOTHER && !group);
  return (
    <Dialog isOpen width="36rem" onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t(
          target
            ? 'scorecard.targets.form.edit'
            : 'scorecard.targets.form.create',
        )}
      </DialogHeader>
      <DialogBody>
        <div className={styles.explanation}>
          {error && (
            <Alert
              status="danger"
              icon
              title={t('scorecard.targets.form.failed')}
              description={labelledMessageOf(error, {
                title: t('scorecard.targets.form.title'),
                goal: t('scorecard.targets.form.goal'),
                by: t('scorecard.targets.form.by'),
                groupRef: t('scorecard.targets.form.group'),
                activityRef: t('scorecard.targets.form.activity'),
                measure: t('scorecard.targets.form.measure'),
              })}
            />
          )}
          <TextField
            label={t('scorecard.targets.form.title')}
            isRequired
            value={title}
            onChange={setTitle}
          />
          {!target && (
            <>
              <Select
                label={t('scorecard.targets.form.for')}
                value={whom}
                onChange={chosen => setWhom(String(chosen))}
                options={[
                  ...maySetFor.groups.map(value => ({
                    value,
                    label: names[value]?.title ?? value,
                  })),
                  ...(maySetFor.everybody
                    ? [
                        {
                          value: EVERYBODY,
                          label: t('scorecard.targets.form.everybody'),
                        },
                        {
                          value: ANOTHER,
                          label: t('scorecard.targets.form.anotherGroup'),
                        },
                      ]
                    : []),
                ]}
              />
              {whom === ANOTHER && (
                <EntityPicker
                  kinds={['Group']}
                  label={t('scorecard.targets.form.group')}
                  value={group}
                  isRequired
                  onChoose={setGroup}
                />
              )}
              <EntityPicker
                kinds={['Activity']}
                label={t('scorecard.targets.form.activity')}
                value={activityRef}
                onChoose={setActivityRef}
              />
              <Select
                label={t('scorecard.targets.form.measure')}
                value={measure}
                onChange={chosen =>
                  setMeasure(chosen as ScorecardTarget['measure'])
                }
                options={TARGET_MEASURES.map(value => ({
                  value,
                  label: t(`scorecard.targets.form.${value}`),
                }))}
              />
            </>
          )}
          <NumberField
            label={t('scorecard.targets.form.goal')}
            isRequired
            minValue={1}
            maxValue={100}
            value={goal}
            onChange={setGoal}
          />
          <Standing value={standing} goal={goal} />
          <DateField
            label={t('scorecard.targets.form.by')}
            value={by}
            min={tomorrow}
            problem={isPast ? t('scorecard.targets.form.pastDay') : undefined}
            onChange={setBy}
          />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('scorecard.targets.form.cancel')}
        </Button>
        <Button isPending={pending} isDisabled={incomplete} onPress={save}>
          {t('scorecard.targets.form.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** What is reached already, and a warning where the goal does not lie above it. */
function Standing({ value, goal }: { value?: number; goal: number }) {
  const t = useTexts();
  if (value === undefined) return null;
  const now = { value: formatScore(value) };
  const text = () => {
    if (value >= 100) return t('scorecard.targets.form.noHigher');
    if (value < goal) return t('scorecard.targets.form.standsAt', now);
    return t('scorecard.targets.form.alreadyMet', now);
  };
  return (
    <div role="status">
      {value >= goal ? (
        <Alert status="warning" icon title={text()} />
      ) : (
        <p className={shared.small}>{text()}</p>
      )}
    </div>
  );
}
