import { defineConfig } from '@playwright/test';
import { chromiumArguments } from '../chromium.ts';

// Started by tools/test.ts, which finds the browser: npm test -- --only e2e
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // Loading the development build takes seconds when somebody else uses the cores too.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  // One portal at a time: app and backend take both cores of a small machine.
  workers: 1,
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: chromiumArguments,
    },
  },
});
