import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { Observed } from './Observed';

/** Answers that tell of two people who wanted the same at once. */
const CONFLICTS: readonly number[] = [409, 412];

/** What the plugin counts as it goes. */
export interface OperatingModelMetrics {
  /** Measures a pass over the catalog. */
  measureRefresh<T extends { outcome: string }>(
    run: () => Promise<T>,
  ): Promise<T>;
  countAnswer(status: number): void;
}

/** Sets up the metrics of the plugin; an OpenTelemetry SDK that the host has set up collects them. */
export function createMetrics(
  metrics: MetricsService,
  observed: Observed,
): OperatingModelMetrics {
  metrics
    .createObservableGauge('operating_model.refresh.age', {
      description: 'Time since the last refresh that went well',
      unit: 's',
    })
    .addCallback(async result => {
      const { refreshAgeSeconds } = await observed.read();
      if (refreshAgeSeconds !== undefined) result.observe(refreshAgeSeconds);
    });
  metrics
    .createObservableGauge('operating_model.scorecard.cells', {
      description: 'Cells of the scorecard by state',
    })
    .addCallback(async result => {
      const { cells } = await observed.read();
      for (const [state, count] of Object.entries(cells)) {
        result.observe(count, { state });
      }
    });
  metrics
    .createObservableGauge('operating_model.outbox.depth', {
      description: 'Messages that are still to be sent',
    })
    .addCallback(async result =>
      result.observe((await observed.read()).outboxDepth),
    );
  metrics
    .createObservableGauge('operating_model.outbox.age', {
      description: 'Age of the oldest message that is still to be sent',
      unit: 's',
    })
    .addCallback(async result =>
      result.observe((await observed.read()).outboxAgeSeconds),
    );
  const duration = metrics.createHistogram('operating_model.refresh.duration', {
    description: 'How long a pass over the catalog took, by outcome',
    unit: 's',
  });
  const conflicts = metrics.createCounter('operating_model.http.conflicts', {
    description: 'Answers 409 and 412, by status',
  });
  return {
    async measureRefresh(run) {
      const began = performance.now();
      let outcome = 'failed';
      try {
        const ended = await run();
        outcome = ended.outcome;
        return ended;
      } finally {
        duration.record((performance.now() - began) / 1_000, { outcome });
      }
    },
    countAnswer(status) {
      if (CONFLICTS.includes(status)) conflicts.add(1, { status });
    },
  };
}
