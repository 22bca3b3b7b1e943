#!/usr/bin/env node
/**
 * The command `market-sim`. In an installed package it runs the compiled program; in the checkout it runs the sources,
 * under the Node that runs it where that can, else under the project's own, which it fetches when missing.
 */
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const SOURCE = new URL('../src/ui/cli/main.ts', import.meta.url);
const COMPILED = new URL('../dist/ui/cli/main.js', import.meta.url);

async function launch(args) {
  if (!existsSync(SOURCE)) return runHere(COMPILED, args);
  const { ensureInstalled } = await import('../tools/setup/install.mjs');
  await ensureInstalled();
  // 'strip': this Node runs TypeScript by leaving the types out.
  if (process.features.typescript === 'strip') return runHere(SOURCE, args);
  const { NODE_BINARY, nodeEnvironment } = await import('../tools/setup/places.mjs');
  const { runChild } = await import('../tools/setup/child.mjs');
  return runChild(NODE_BINARY, [fileURLToPath(import.meta.url), ...args], { env: nodeEnvironment() });
}

async function runHere(program, args) {
  module.enableCompileCache?.();
  const { main } = await import(program.href);
  return main(args);
}

try {
  process.exitCode = await launch(process.argv.slice(2));
} catch (error) {
  if (error?.name !== 'SetupFailure') throw error;
  process.stderr.write(`setup: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
