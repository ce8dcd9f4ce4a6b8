package org.unstuck.persistence;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.lang.reflect.Array;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.Converters;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.conf.ParamType;

/**
 * Many values as one parameter that is an array for PostgreSQL, too.
 *
 * <p>By itself jOOQ sends an array as text and casts it. Such a cast is not constant, so a plan that looks at each row
 * of a table parses all values again for each.
 */
public final class ArrayParameter<V> implements Binding<V[], V[]> {

    private static final Map<Class<?>, String> TYPE_NAMES = Map.of(
            Boolean.class, "bool",
            Instant.class, "timestamptz",
            Integer.class, "int4",
            Long.class, "int8",
            JSON.class, "json",
            String.class, "text",
            UUID.class, "uuid");

    private final Class<V[]> type;
    private final String elementType;

    private ArrayParameter(DataType<V[]> type, Class<V> element) {
        this.type = type.getType();
        String name = TYPE_NAMES.get(element);
        if (name == null) {
            throw new IllegalArgumentException("no PostgreSQL type is known for arrays of " + element.getName());
        }
        this.elementType = name;
    }

    /**
     * The parameter.
     *
     * @param like a column with the type of one value
     */
    public static <V> Field<V[]> of(Field<V> like, Collection<? extends V> values) {
        @SuppressWarnings("unchecked")
        V[] array = (V[]) Array.newInstance(like.getType(), 0);
        DataType<V[]> arrayType = like.getDataType().array();
        return val(
                values.toArray(array), arrayType.asConvertedDataType(new ArrayParameter<>(arrayType, like.getType())));
    }

    @Override
    public Converter<V[], V[]> converter() {
        return Converters.identity(type);
    }

    @Override
    public void sql(BindingSQLContext<V[]> ctx) {
        if (ctx.render().paramType() == ParamType.INLINED) {
            ctx.render().visit(inline(ctx.value()));
        } else {
            ctx.render().sql(ctx.variable());
        }
    }

    @Override
    public void set(BindingSetStatementContext<V[]> ctx) throws SQLException {
        ctx.statement().setArray(ctx.index(), ctx.statement().getConnection().createArrayOf(elementType, ctx.value()));
    }

    @Override
    public void register(BindingRegisterContext<V[]> ctx) throws SQLException {
        throw sentOnly();
    }

    @Override
    public void set(BindingSetSQLOutputContext<V[]> ctx) throws SQLException {
        throw sentOnly();
    }

    @Override
    public void get(BindingGetResultSetContext<V[]> ctx) throws SQLException {
        throw sentOnly();
    }

    @Override
    public void get(BindingGetStatementContext<V[]> ctx) throws SQLException {
        throw sentOnly();
    }

    @Override
    public void get(BindingGetSQLInputContext<V[]> ctx) throws SQLException {
        throw sentOnly();
    }

    private static SQLException sentOnly() {
        return new SQLFeatureNotSupportedException("an array parameter is only ever sent");
    }
}
