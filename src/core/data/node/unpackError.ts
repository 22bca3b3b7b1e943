import { BaseError } from '../../utils/errors.ts';

/** A failure of reading or unpacking a file as an operational error; other errors are given back as they are. */
export function unpackError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BaseError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const details = { facts: { file: path, system: code }, cause: error };
  if (code === 'ENOENT') return new BaseError('IO_NOT_FOUND', `${path}: there is no such file`, details);
  if (code === 'Z_BUF_ERROR')
    return new BaseError('DATA_TRUNCATED', `${path}: the packed data end too early`, details);
  if (code !== undefined && /^(Z_|ERR__|ZSTD_)/.test(code)) {
    return new BaseError('DATA_CORRUPT', `${path}: the packed data do not unpack`, details);
  }
  if (code !== undefined)
    return new BaseError('IO_FAILED', `${path}: cannot be read (${error.message})`, details);
  return error;
}
