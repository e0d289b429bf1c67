"""What a user would build instead of Sitrep's indexing: a LangChain loader, its splitter and Chroma, same embedder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from langchain_chroma import Chroma
from langchain_core.document_loaders import BaseLoader
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from tokenizers import Tokenizer

from retrieval.bundled import bundled_folder
from retrieval.embeddings import FOLDER, unit

BATCH = 32  # texts a run, in the order of the documents, padded to the longest: the usual default
AT_ONCE = 5_000  # chunks that Chroma takes in one call


class TextFiles(BaseLoader):
    """Each file as one document."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = paths

    def lazy_load(self) -> Iterator[Document]:
        """The documents in the order of the files."""
        for path in self.paths:
            yield Document(page_content=path.read_text(encoding="utf-8"), metadata={"source": str(path)})


class Batched(Embeddings):
    """The bundled model as it is usually run: batches of 32 in document order, two threads inside the model."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_file(str(bundled_folder(FOLDER) / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(512)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(bundled_folder(FOLDER) / "model.onnx"), options)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        encoded = [e.ids for e in self._tokenizer.encode_batch_fast(texts)]
        batches = (encoded[at : at + BATCH] for at in range(0, len(encoded), BATCH))
        return [list(map(float, row)) for batch in batches for row in self._run(batch)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self.embed_documents([text])[0]

    def _run(self, ids: Sequence[Sequence[int]]) -> np.ndarray:
        width = max(map(len, ids))
        tokens = np.zeros((len(ids), width), dtype=np.int64)
        mask = np.zeros_like(tokens)
        for row, known in enumerate(ids):
            tokens[row, : len(known)], mask[row, : len(known)] = known, 1
        feed = {"input_ids": tokens, "attention_mask": mask, "token_type_ids": np.zeros_like(tokens)}
        return unit(self._session.run(None, feed)[0][:, 0])


def index_plainly(paths: Sequence[Path], folder: Path) -> int:
    """Loads, splits (1,000 characters, 200 overlap), embeds and stores the files; how many chunks there are."""
    chunks = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(TextFiles(paths).load())
    store = Chroma(collection_name="plain", embedding_function=Batched(), persist_directory=str(folder))
    for at in range(0, len(chunks), AT_ONCE):
        store.add_documents(chunks[at : at + AT_ONCE])
    return len(chunks)
