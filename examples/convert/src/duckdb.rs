//! The statement by which `DuckDB` turns records.ndjson into a Parquet file.
//!
//! `DuckDB` guesses types from what it reads, and a column that is null everywhere becomes one of JSON or of nothing; so
//! every column is named with its type. Columns that the records do not have are null.

/// The statement, for the folder in which records.ndjson lies.
pub(crate) const STATEMENT: &str = "\
COPY (
  SELECT * FROM read_json('records.ndjson', format = 'newline_delimited', maximum_object_size = 134217728,
    dateformat = '%Y-%m-%d', columns = {
    source: 'STRUCT(path VARCHAR, size UBIGINT, sha256 VARCHAR, encoding VARCHAR, program VARCHAR, rules VARCHAR,
      extracted_by VARCHAR, text_sha256 VARCHAR)',
    layout: 'VARCHAR',
    page_count: 'UINTEGER',
    releases: 'STRUCT(
      kind VARCHAR,
      topics VARCHAR[],
      date DATE,
      date_end DATE,
      time VARCHAR,
      place VARCHAR,
      appointments STRUCT(date DATE, time VARCHAR, place VARCHAR, printed VARCHAR, is_cancelled BOOLEAN)[],
      kicker VARCHAR,
      headlines STRUCT(lang VARCHAR, text VARCHAR)[],
      subheads VARCHAR[],
      body STRUCT(type VARCHAR, lang VARCHAR, text VARCHAR, items VARCHAR[])[],
      images STRUCT(url VARCHAR, url_printed VARCHAR, caption VARCHAR,
        credit STRUCT(line VARCHAR, holder VARCHAR, photographer VARCHAR))[],
      bylines STRUCT(family VARCHAR, given VARCHAR)[],
      contacts STRUCT(family VARCHAR, given VARCHAR, email VARCHAR, phone VARCHAR, phone_e164 VARCHAR)[],
      text_version_url VARCHAR,
      online_url VARCHAR,
      document_number VARCHAR,
      imprint STRUCT(publisher VARCHAR, address VARCHAR[], phone VARCHAR, fax VARCHAR, email VARCHAR, channels VARCHAR[],
        team STRUCT(initials VARCHAR, family VARCHAR, given VARCHAR, phone VARCHAR)[])
    )[]',
    diagnostics: 'STRUCT(code VARCHAR, severity VARCHAR, message VARCHAR, span UBIGINT[], line UBIGINT, \"column\" UBIGINT)[]',
    annotations: 'STRUCT(label VARCHAR, spans UBIGINT[][])[]',
    coverage: 'STRUCT(field UBIGINT, furniture UBIGINT, blank UBIGINT, unclassified UBIGINT)',
    text: 'VARCHAR',
    text_lines: 'STRUCT(line UBIGINT, span UBIGINT[], page UINTEGER, \"box\" DOUBLE[])[]'
  })
) TO 'records.parquet' (FORMAT parquet);
";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::STATEMENT;

    /// The paths of all keys that a schema allows: `releases.images.credit.line`.
    fn of_schema(schema: &Value, part: &Value, path: &str, paths: &mut BTreeSet<String>) {
        if let Some(reference) = part["$ref"].as_str() {
            let name = reference.strip_prefix("#/$defs/").unwrap();
            of_schema(schema, &schema["$defs"][name], path, paths);
        }
        for choice in ["anyOf", "oneOf"]
            .iter()
            .filter_map(|key| part[key].as_array())
            .flatten()
        {
            of_schema(schema, choice, path, paths);
        }
        if !part["items"].is_null() {
            of_schema(schema, &part["items"], path, paths);
        }
        for (key, part) in part["properties"].as_object().into_iter().flatten() {
            let path = format!("{path}.{key}");
            of_schema(schema, part, &path, paths);
            paths.insert(path.trim_start_matches('.').to_owned());
        }
    }

    /// The paths of all keys that the statement gives a type.
    fn of_statement() -> BTreeSet<String> {
        let (_, columns) = STATEMENT.split_once("columns = {").unwrap();
        let (columns, _) = columns.split_once("})").unwrap();
        let (mut paths, mut open, mut last) = (BTreeSet::new(), Vec::new(), String::new());
        let spaced = columns
            .replace(['\'', '"'], "")
            .replace('(', " ( ")
            .replace(')', " ) ")
            .replace(',', " , ");
        // A key stands at the beginning and behind each comma and parenthesis.
        let mut is_key = true;
        for word in spaced.split_whitespace() {
            match word {
                "(" => open.push(last.clone()),
                ")" => drop(open.pop().unwrap()),
                "," | "[]" => {}
                key if is_key => {
                    last = key.trim_end_matches(':').to_owned();
                    paths.insert(
                        [open.join("."), last.clone()]
                            .join(".")
                            .trim_start_matches('.')
                            .to_owned(),
                    );
                }
                _type => {}
            }
            is_key = matches!(word, "(" | ",");
        }
        assert!(open.is_empty());
        paths
    }

    #[test]
    fn every_key_of_a_record_has_a_typed_column() {
        let schema = include_str!("../../../schema/converted-record.schema.json");
        let schema: Value = serde_json::from_str(schema).unwrap();
        let mut paths = BTreeSet::new();
        of_schema(&schema, &schema, "", &mut paths);
        assert!(paths.contains("releases.images.credit.photographer") && paths.contains("diagnostics.column"));
        // The source is the program's own and in no schema.
        paths.insert("source".to_owned());
        paths.extend(["path", "size", "sha256", "encoding", "program", "rules"].map(|key| format!("source.{key}")));
        assert_eq!(of_statement(), paths);
    }

    #[test]
    fn the_source_has_these_keys() {
        let source = crate::text::Source::new(None, b"", "UTF-8", None);
        let Value::Object(source) = serde_json::to_value(source).unwrap() else {
            panic!("an object")
        };
        assert!(
            source
                .keys()
                .all(|key| of_statement().contains(&format!("source.{key}"))),
            "{source:?}"
        );
    }
}
