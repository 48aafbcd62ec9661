//! What is said to Datasette is true of the database.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::tests::Folder;
use super::*;

fn metadata() -> Map<String, Value> {
    let metadata: Value = serde_json::from_str(METADATA.1).unwrap();
    metadata["databases"]["pressedienst"].as_object().unwrap().clone()
}

fn columns(database: &Connection, table: &str) -> BTreeSet<String> {
    let mut statement = database.prepare("SELECT name FROM pragma_table_info(?)").unwrap();
    let names = statement.query_map([table], |row| row.get(0)).unwrap();
    names.collect::<Result<_, _>>().unwrap()
}

#[test]
fn each_table_and_column_has_its_meaning_and_no_other() {
    let folder = Folder::new();
    folder.add(&[]);
    let database = folder.open();
    let mut statement = database
        .prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'")
        .unwrap();
    let there = statement.query_map([], |row| row.get(0)).unwrap();
    let there: BTreeSet<String> = there.collect::<Result<_, _>>().unwrap();
    let metadata = metadata();
    let tables = metadata["tables"].as_object().unwrap();
    assert_eq!(tables.keys().cloned().collect::<BTreeSet<_>>(), there);
    for (name, table) in tables {
        let said: BTreeSet<_> = table["columns"].as_object().unwrap().keys().cloned().collect();
        let there = columns(&database, name);
        assert_eq!(said, there, "{name}");
        let facets = table.get("facets").and_then(Value::as_array);
        let facets = facets
            .into_iter()
            .flatten()
            .map(|facet| facet.get("array").unwrap_or(facet));
        let named = ["sort", "sort_desc", "fts_pk", "label_column"].map(|key| table.get(key));
        let units = table.get("units").and_then(Value::as_object);
        let named = named
            .into_iter()
            .flatten()
            .chain(facets)
            .map(|column| column.as_str().unwrap());
        for column in named.chain(units.into_iter().flat_map(|units| units.keys().map(String::as_str))) {
            assert!(there.contains(column), "{name} has no {column}");
        }
    }
}

#[test]
fn each_question_can_be_asked() {
    let folder = Folder::new();
    folder.add(&[(
        "a.txt",
        "Pressedienst\n\n31. August 2019\n\nLesefest\n\nAn der Straße war es schön.\n",
    )]);
    let database = folder.open();
    let metadata = metadata();
    let queries = metadata["queries"].as_object().unwrap();
    assert_eq!(queries.len(), 8);
    for (name, query) in queries {
        let mut statement = database.prepare(query["sql"].as_str().unwrap()).unwrap();
        assert!(statement.readonly());
        for parameter in 1..=statement.parameter_count() {
            let named = statement.parameter_name(parameter).unwrap().to_owned();
            // Datasette gives an empty text where nothing was typed.
            let value = if named == ":wort" { "Strasse schoen" } else { "" };
            statement.raw_bind_parameter(parameter, value).unwrap();
        }
        let (mut rows, mut count) = (statement.raw_query(), 0);
        while rows.next().unwrap().is_some() {
            count += 1;
        }
        if name == "wortsuche" {
            assert_eq!(count, 1);
        }
    }
}
